package rekindle.trials.browser;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.recovery.Asker;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;

/// What a station has seen before a trial begins.
final class Past {
  private static final Endpoint STATION = new Endpoint(InetAddress.ofLiteral("192.168.1.10"), 80);
  private static final Sha256 IMAGE = new Sha256("ab".repeat(32));
  private static final long SIZE_BYTES = 13_240_000;
  private static final String RUN = TransferId.run(Instant.parse("2026-11-20T08:00:00Z"), 1);

  private final List<Event> events = new ArrayList<>();
  private final Instant begin;
  private int transfers;

  private Past(Instant begin) {
    this.begin = begin;
  }

  /// A handful of stories: good ones, bad ones, and such as only a hostile client tells.
  static void write(Journal journal) {
    var past = new Past(Instant.now().minus(Duration.ofHours(3)));
    past.events.add(new Event.StationStarted(past.begin, RUN, "trial"));
    past.recovered("192.168.1.44", "snom870-r.bin", "snom870");
    past.refused("192.168.1.45", "snom870.bin", Optional.of("snom870-r.bin"), "snom870-SIP 8.7");
    past.recovered("192.168.1.46", "snom320.bin", "snom320");
    past.refused(
        "10.0.0.7", "<img src=x onerror=alert(1)>", Optional.empty(), "<script>alert(2)</script>");
    past.refused("10.0.0.8", "\u202Enib.023mons\u202C", Optional.empty(), "\u202Egnp.x");
    past.refused("10.0.0.9", "x".repeat(255), Optional.empty(), "y".repeat(255));
    past.recovered("fe80::204:13ff:fe25:aa01", "snom870-r.bin", "snom870");
    past.into(journal);
  }

  /// As many whole recoveries, each of another phone.
  static void write(Journal journal, int recoveries) {
    var past = new Past(Instant.now().minus(Duration.ofDays(2)));
    past.events.add(new Event.StationStarted(past.begin, RUN, "trial"));
    for (int phone = 0; phone < recoveries; phone++) {
      past.recovered(
          "10.1.%d.%d".formatted(phone / 250, phone % 250 + 1), "snom320.bin", "snom320");
    }
    past.into(journal);
  }

  private void recovered(String address, String name, String model) {
    var phone = new Endpoint(InetAddress.ofLiteral(address), 2070);
    var transfer = new TransferId(RUN, ++transfers);
    Instant at = begin.plusSeconds(60L * transfers);
    asked(at, transfer, phone, name, Optional.of(model), "");
    events.add(new Event.Started(at, transfer, phone, IMAGE, SIZE_BYTES, 0, 0));
    events.add(new Event.FirstAcknowledged(at.plusMillis(8), transfer, phone));
    events.add(
        new Event.Finished(
            at.plusSeconds(19),
            transfer,
            phone,
            Ending.COMPLETE,
            "",
            SIZE_BYTES,
            0,
            Duration.ofSeconds(19)));
  }

  private void refused(String address, String name, Optional<String> nearest, String agent) {
    var phone = new Endpoint(InetAddress.ofLiteral(address), 2070);
    var transfer = new TransferId(RUN, ++transfers);
    Instant at = begin.plusSeconds(60L * transfers);
    asked(at, transfer, phone, name, Optional.empty(), agent);
    events.add(
        new Event.Refused(
            at, transfer, phone, Refusal.NOT_PUBLISHED, "no image is published", nearest));
  }

  private void asked(
      Instant at,
      TransferId transfer,
      Endpoint phone,
      String name,
      Optional<String> model,
      String agent) {
    Optional<String> told = agent.isEmpty() ? Optional.empty() : Optional.of(agent);
    var asker = new Asker(told, Optional.empty(), Optional.empty(), Optional.empty());
    events.add(
        new Event.Requested(
            at, transfer, phone, STATION, Protocol.HTTP, name, model, Map.of(), asker));
  }

  private void into(Journal journal) {
    try {
      journal.append(events);
    } catch (JournalException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
