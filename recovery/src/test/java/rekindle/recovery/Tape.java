package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;

/// Events of made-up phones, at moments that the test names, in seconds after noon.
public final class Tape {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  public static final Sha256 IMAGE = new Sha256("ab".repeat(32));
  public static final long SIZE = 3_306_384;
  public static final String RUN = "run1";

  private static final Endpoint SERVER = Endpoint.parse("192.168.1.10:69");

  private final List<Entry.Recorded> entries = new ArrayList<>();

  /// One phone at one address, asking for one name.
  public record Phone(String address, String name) {
    public static final Phone A = new Phone("192.168.1.50", "snom320.bin");
    public static final Phone B = new Phone("192.168.1.51", "snom320.bin");

    Endpoint port(long transfer) {
      return Endpoint.parse(address + ":" + (2_000 + transfer));
    }
  }

  public static Instant at(double seconds) {
    return NOON.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  public static TransferId transfer(long number) {
    return new TransferId(RUN, number);
  }

  public static Event.Requested requested(double seconds, Phone phone, long transfer) {
    return new Event.Requested(
        at(seconds),
        transfer(transfer),
        phone.port(transfer),
        SERVER,
        Protocol.TFTP,
        phone.name(),
        Optional.of("snom320"),
        Map.of("timeout", "5"));
  }

  public static Event.Started started(double seconds, Phone phone, long transfer, long sizeBytes) {
    return new Event.Started(
        at(seconds), transfer(transfer), phone.port(transfer), IMAGE, sizeBytes, 512, 1);
  }

  public static Event.Finished finished(
      double seconds, Phone phone, long transfer, Ending ending, long bytes, long again) {
    return new Event.Finished(
        at(seconds),
        transfer(transfer),
        phone.port(transfer),
        ending,
        "",
        bytes,
        again,
        Duration.ofSeconds(12));
  }

  Tape add(Event event) {
    entries.add(new Entry.Recorded(entries.size() + 1L, event));
    return this;
  }

  Tape asks(double seconds, Phone phone, long transfer) {
    return add(requested(seconds, phone, transfer));
  }

  Tape refuses(double seconds, Phone phone, long transfer, Refusal why, String nearest) {
    return add(
        new Event.Refused(
            at(seconds),
            transfer(transfer),
            phone.port(transfer),
            why,
            "File not found",
            nearest.isEmpty() ? Optional.empty() : Optional.of(nearest)));
  }

  /// Starts to send, and the phone answers.
  Tape sends(double seconds, Phone phone, long transfer) {
    return sendsUnheard(seconds, phone, transfer)
        .add(new Event.FirstAcknowledged(at(seconds), transfer(transfer), phone.port(transfer)));
  }

  Tape sendsUnheard(double seconds, Phone phone, long transfer) {
    return add(started(seconds, phone, transfer, SIZE));
  }

  Tape stalls(double seconds, Phone phone, long transfer, long bytes) {
    return add(
        new Event.Stalled(
            at(seconds), transfer(transfer), phone.port(transfer), bytes, Duration.ofSeconds(3)));
  }

  Tape resumes(double seconds, Phone phone, long transfer, long bytes) {
    return add(
        new Event.Resumed(
            at(seconds), transfer(transfer), phone.port(transfer), bytes, Duration.ofSeconds(5)));
  }

  Tape ends(double seconds, Phone phone, long transfer, Ending ending, long bytes) {
    return add(finished(seconds, phone, transfer, ending, bytes, 0));
  }

  Tape completes(double seconds, Phone phone, long transfer) {
    return ends(seconds, phone, transfer, Ending.COMPLETE, SIZE);
  }

  /// The phone is seen running its firmware.
  Tape seen(double seconds, Phone phone) {
    return add(new Event.SeenAgain(at(seconds), phone.port(0), Sign.ASKS_FOR_SETTINGS));
  }

  List<Entry.Recorded> entries() {
    return List.copyOf(entries);
  }

  List<Recovery> recoveries() {
    return Recoveries.of(entries);
  }

  Recovery only() {
    List<Recovery> recoveries = recoveries();
    if (recoveries.size() != 1) {
      throw new AssertionError("not one recovery but " + recoveries);
    }
    return recoveries.getFirst();
  }
}
