package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;

/// The story of one phone, as far as the journal tells it.
///
/// One story can have several attempts. Name, address, bytes, duration and outcome are those of the
/// deciding one: the newest that was more than a question for the size.
///
/// @param id journal id of the first request; never changes
/// @param attempts requests in all, questions for the size not counted; 0 if there was nothing else
/// @param repeats id of the earlier, complete recovery after which the same address soon asked for
///   the same name again, which makes this a repetition
/// @param repeatedBy id of the recovery that repeats this one
/// @param seenRunningAt when the phone was first seen running its firmware after the last byte
/// @param lastSeenAt moment of the newest event of its transfers
public record Recovery(
    long id,
    Instant startedAt,
    Instant lastSeenAt,
    int attempts,
    OptionalLong repeats,
    OptionalLong repeatedBy,
    Optional<Instant> seenRunningAt,
    Outcome outcome,
    Deciding deciding,
    Timeline timeline) {

  /// The transfer that a recovery is judged by.
  ///
  /// @param transfer names the transfer, so that its live progress can be looked up
  /// @param server the station's address that the phone asked
  /// @param name the file name as the phone sent it
  /// @param model id of the model whose boot loader asks for that name
  /// @param image the bytes that were sent; empty if none were
  /// @param sizeBytes of the image
  /// @param blockSizeBytes agreed payload of a packet; empty where there are no blocks
  /// @param bytes acknowledged, as of the newest event
  /// @param duration from the request to the end, or to the newest event
  /// @param retransmittedBlocks how often a block was sent again; 0 until the end
  /// @param acknowledged whether the phone ever answered
  /// @param silent whether the phone has said nothing for a while in an open transfer
  /// @param nearest after a refusal: the published name most like the one asked
  /// @param asker what else is known about the phone
  /// @param detail the error the phone sent, what it was told, or why the station gave up; may be
  ///   empty
  public record Deciding(
      TransferId transfer,
      Endpoint phone,
      Endpoint server,
      Protocol protocol,
      String name,
      Optional<String> model,
      Optional<Sha256> image,
      OptionalLong sizeBytes,
      OptionalInt blockSizeBytes,
      long bytes,
      Duration duration,
      long retransmittedBlocks,
      boolean acknowledged,
      boolean silent,
      Optional<String> nearest,
      Asker asker,
      String detail) {

    static Deciding of(Attempt attempt) {
      Event.Requested asked = attempt.requested();
      return new Deciding(
          asked.transfer(),
          asked.phone(),
          asked.server(),
          asked.protocol(),
          asked.name(),
          asked.model(),
          attempt.image(),
          attempt.sizeBytes(),
          attempt.blockSizeBytes(),
          attempt.bytes(),
          attempt.duration(),
          attempt.retransmittedBlocks(),
          attempt.acknowledged(),
          attempt.silent(),
          attempt.refused().flatMap(Event.Refused::nearest),
          asked.asker(),
          attempt.detail());
    }
  }

  /// The phone's address and the port it asked from last.
  public Endpoint phone() {
    return deciding.phone();
  }

  public Protocol protocol() {
    return deciding.protocol();
  }

  /// The file name as the phone sent it.
  public String name() {
    return deciding.name();
  }

  /// Id of the model whose boot loader asks for that name; empty if no model does.
  public Optional<String> model() {
    return deciding.model();
  }

  /// The model that the phone really is, where it is not the one whose file it asked for.
  public Optional<String> otherModel() {
    return deciding
        .asker()
        .model()
        .filter(real -> model().filter(m -> !m.equals(real)).isPresent());
  }

  /// The bytes that were sent; empty if none were.
  public Optional<Sha256> image() {
    return deciding.image();
  }

  /// Size of the image; empty if none was sent.
  public OptionalLong sizeBytes() {
    return deciding.sizeBytes();
  }

  /// Bytes that the phone acknowledged, as of the newest event.
  public long bytes() {
    return deciding.bytes();
  }

  /// From the request to the end of the deciding attempt, or to its newest event.
  public Duration duration() {
    return deciding.duration();
  }

  /// How often a block was sent again; 0 until the end.
  public long retransmittedBlocks() {
    return deciding.retransmittedBlocks();
  }
}
