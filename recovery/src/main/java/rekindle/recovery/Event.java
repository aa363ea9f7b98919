package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;

/// Something that a station saw or did, at a moment, in words that fit every protocol.
///
/// Events are only ever added, never changed. What may be concluded from them is left to
/// [Recoveries]; a conclusion can be mended later, an event cannot. Progress from packet to packet
/// is not an event: the servers know it while it matters.
///
/// Texts that a phone sent are kept as sent, cut at [#MAX_TEXT] characters.
public sealed interface Event {

  /// Longest text from the network that an event keeps, in characters.
  int MAX_TEXT = 255;

  /// Most options that a [Requested] keeps; a request may carry a hundred.
  int MAX_OPTIONS = 16;

  /// When it happened, by the station's wall clock.
  Instant at();

  /// An event of one transfer. A transfer is one request and what comes of it.
  sealed interface OfTransfer extends Event {
    TransferId transfer();

    /// The address and port from which the phone asked.
    Endpoint phone();
  }

  /// A phone asked for a file. First event of every transfer; the same request repeated from the
  /// same port is the same transfer and no new event.
  ///
  /// @param server the station's address and port that the phone asked
  /// @param name the file name as the phone sent it
  /// @param model id of the model whose boot loader asks for this name; empty if no model does
  /// @param options what else the phone asked for, in its order (TFTP: `blksize`, `timeout`, ...;
  ///   HTTP: `method`, `range`, ...; FTP: `command`, `rest`, ...)
  /// @param asker what else is known about the phone
  record Requested(
      Instant at,
      TransferId transfer,
      Endpoint phone,
      Endpoint server,
      Protocol protocol,
      String name,
      Optional<String> model,
      Map<String, String> options,
      Asker asker)
      implements OfTransfer {
    public Requested {
      name = cut(name);
      options = options.isEmpty() ? Map.of() : kept(options);
    }

    /// By a phone about which nothing else is known.
    public Requested(
        Instant at,
        TransferId transfer,
        Endpoint phone,
        Endpoint server,
        Protocol protocol,
        String name,
        Optional<String> model,
        Map<String, String> options) {
      this(at, transfer, phone, server, protocol, name, model, options, Asker.UNKNOWN);
    }
  }

  /// The station said no. Last event of its transfer.
  ///
  /// @param text what the phone was told
  /// @param nearest the published name most like the one asked; empty if none is
  record Refused(
      Instant at,
      TransferId transfer,
      Endpoint phone,
      Refusal why,
      String text,
      Optional<String> nearest)
      implements OfTransfer {
    public Refused {
      text = cut(text);
    }
  }

  /// The station began to send an image.
  ///
  /// @param image which bytes
  /// @param sizeBytes size of the image, 0 or more
  /// @param blockSizeBytes agreed payload of a packet; 0 where the protocol has no blocks
  /// @param windowSize blocks sent before an answer is awaited; 0 where the protocol has no blocks
  record Started(
      Instant at,
      TransferId transfer,
      Endpoint phone,
      Sha256 image,
      long sizeBytes,
      int blockSizeBytes,
      int windowSize)
      implements OfTransfer {
    public Started {
      notNegative("sizeBytes", sizeBytes);
      notNegative("blockSizeBytes", blockSizeBytes);
      notNegative("windowSize", windowSize);
    }
  }

  /// The phone answered for the first time: our packets reach it.
  record FirstAcknowledged(Instant at, TransferId transfer, Endpoint phone) implements OfTransfer {}

  /// The phone has said nothing for a while; the station goes on trying.
  ///
  /// @param bytes acknowledged so far
  record Stalled(Instant at, TransferId transfer, Endpoint phone, long bytes, Duration silentFor)
      implements OfTransfer {
    public Stalled {
      notNegative("bytes", bytes);
    }
  }

  /// The phone spoke again after a [Stalled].
  ///
  /// @param bytes acknowledged so far
  /// @param silentFor how long the silence was in all
  record Resumed(Instant at, TransferId transfer, Endpoint phone, long bytes, Duration silentFor)
      implements OfTransfer {
    public Resumed {
      notNegative("bytes", bytes);
    }
  }

  /// A transfer ended that had started. Last event of its transfer.
  ///
  /// @param detail the phone's error code and text, or the station's reason; may be empty
  /// @param bytes acknowledged in all
  /// @param retransmittedBlocks how often a block was sent again
  /// @param duration from the request to the end
  record Finished(
      Instant at,
      TransferId transfer,
      Endpoint phone,
      Ending ending,
      String detail,
      long bytes,
      long retransmittedBlocks,
      Duration duration)
      implements OfTransfer {
    public Finished {
      detail = cut(detail);
      notNegative("bytes", bytes);
      notNegative("retransmittedBlocks", retransmittedBlocks);
    }
  }

  /// Somebody was not answered at all. Not every such packet is written down: the station limits
  /// their rate.
  record Dropped(Instant at, Endpoint phone, Protocol protocol, Drop why) implements Event {}

  /// A phone was seen running its firmware.
  ///
  /// @param phone where it was seen; the port says nothing about it
  /// @param how by what that is known
  record SeenAgain(Instant at, Endpoint phone, Sign how) implements Event {}

  /// A station began to serve. Transfers of earlier runs that were still open ended with their run.
  ///
  /// @param run see [TransferId#run]
  /// @param version of Rekindle
  record StationStarted(Instant at, String run, String version) implements Event {
    public StationStarted {
      aRun(run);
    }
  }

  /// A station stopped in good order.
  record StationStopped(Instant at, String run) implements Event {
    public StationStopped {
      aRun(run);
    }
  }

  /// The journal could not keep up or could not write: this many events are missing before this
  /// one.
  ///
  /// @param since when the first of them happened
  /// @param count 1 or more
  record EventsLost(Instant at, Instant since, long count) implements Event {
    public EventsLost {
      if (count < 1) {
        throw new IllegalArgumentException("count " + count + " is not positive");
      }
    }
  }

  private static Map<String, String> kept(Map<String, String> options) {
    var kept = new LinkedHashMap<String, String>();
    options.entrySet().stream()
        .limit(MAX_OPTIONS)
        .forEach(o -> kept.put(cut(o.getKey()), cut(o.getValue())));
    return Collections.unmodifiableMap(kept);
  }

  private static String cut(String fromThePeer) {
    return PeerText.of(fromThePeer, MAX_TEXT);
  }

  private static void notNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " " + value + " is negative");
    }
  }

  private static void aRun(String run) {
    if (!TransferId.isRun(run)) {
      throw new IllegalArgumentException("not a run of a station: '" + run + "'");
    }
  }
}
