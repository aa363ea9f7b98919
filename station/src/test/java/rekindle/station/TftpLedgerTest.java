package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;
import rekindle.station.desk.Callers;
import rekindle.station.desk.Neighbours;
import rekindle.station.desk.TransferNumbers;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Mode;
import rekindle.tftp.Option;
import rekindle.tftp.Options;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Terms;
import rekindle.tftp.WriteRequest;
import rekindle.tftp.wire.DropReason;
import rekindle.tftp.wire.Totals;

class TftpLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final InetSocketAddress PHONE = socket("192.168.1.50", 2070);
  private static final InetSocketAddress STATION = socket("192.168.1.10", 69);
  private static final Endpoint PHONE_END = Endpoint.of(PHONE);
  private static final TransferId ID = new TransferId("run", 1);
  private static final Sha256 IMAGE = new Sha256("ab".repeat(32));

  private final Catalogue catalogue = CatalogueReader.builtIn();
  private final List<Event> events = new ArrayList<>();
  private final TftpLedger ledger =
      new TftpLedger(
          new TransferNumbers("run"),
          new Callers(catalogue, new Neighbours(Path.of("no such table"))),
          events::add,
          () -> NOON);

  @Test
  void aWholeRecoveryIsToldFromRequestToEnd() {
    ask("snom320.bin");
    ledger.answeredWith(7, IMAGE);
    ledger.started(7, Terms.plain(Mode.OCTET), OptionalLong.of(1_000));
    ledger.ended(7, new Outcome.Complete(), new Totals(1_000, 2, Duration.ofSeconds(3)));

    assertThat(events)
        .isEqualTo(
            List.of(
                requested("snom320.bin", Optional.of("snom320")),
                new Event.Started(NOON, ID, PHONE_END, IMAGE, 1_000, 512, 1),
                new Event.Finished(
                    NOON, ID, PHONE_END, Ending.COMPLETE, "", 1_000, 2, Duration.ofSeconds(3))));
  }

  @Test
  void thatAPhoneAnsweredIsToldWhereItsEndDoesNotTellIt() {
    ask("snom320.bin");
    ledger.answeredWith(7, IMAGE);
    ledger.started(7, Terms.plain(Mode.OCTET), OptionalLong.of(1_000));
    ledger.ended(7, new Outcome.PeerSilent(true), new Totals(0, 9, Duration.ofSeconds(90)));

    assertThat(events.subList(2, 4))
        .isEqualTo(
            List.of(
                new Event.FirstAcknowledged(NOON, ID, PHONE_END),
                new Event.Finished(
                    NOON, ID, PHONE_END, Ending.PHONE_SILENT, "", 0, 9, Duration.ofSeconds(90))));
  }

  @Test
  void aMissIsToldWithTheNearestName() {
    ask("snom870.bin");
    ledger.refusedBecause(7, Refusal.NOT_PUBLISHED, Optional.of("snom870-r.bin"));
    ledger.refused(7, ErrorCode.FILE_NOT_FOUND, "File not found");

    assertThat(events.getLast())
        .isEqualTo(
            new Event.Refused(
                NOON,
                ID,
                PHONE_END,
                Refusal.NOT_PUBLISHED,
                "File not found",
                Optional.of("snom870-r.bin")));
  }

  @Test
  void whatTheServerRefusesByItselfHasAReasonToo() {
    ask("snom320.bin");
    ledger.refused(7, ErrorCode.ILLEGAL_OPERATION, "Unknown mode");

    assertThat(events.getLast())
        .isEqualTo(
            new Event.Refused(
                NOON, ID, PHONE_END, Refusal.BAD_REQUEST, "Unknown mode", Optional.empty()));
  }

  @Test
  void aSilenceIsToldWithTheBytesSoFarAndItsWholeLength() {
    ledger.bytesAcknowledged(id -> id * 100);
    ask("snom320.bin");
    ledger.answeredWith(7, IMAGE);
    ledger.stalled(7, Duration.ofSeconds(5));
    ledger.resumed(7);

    assertThat(events.subList(1, 4))
        .isEqualTo(
            List.of(
                new Event.FirstAcknowledged(NOON, ID, PHONE_END),
                new Event.Stalled(NOON, ID, PHONE_END, 700, Duration.ofSeconds(5)),
                new Event.Resumed(NOON, ID, PHONE_END, 700, Duration.ofSeconds(5))));
  }

  @Test
  void whatIsGivenUpWhileTheStationStopsIsNotAFailureOfItsOwn() {
    ask("snom320.bin");
    ledger.closing();
    ledger.ended(
        7,
        new Outcome.Aborted(ErrorPacket.of(ErrorCode.NOT_DEFINED, "Server is stopping")),
        new Totals(512, 0, Duration.ofSeconds(1)));

    assertThat(events.getLast())
        .isEqualTo(
            new Event.Finished(
                NOON,
                ID,
                PHONE_END,
                Ending.STATION_STOPPED,
                "Server is stopping",
                512,
                0,
                Duration.ofSeconds(1)));
  }

  @Test
  void anUploadIsNoRecovery() {
    ledger.requested(
        7, PHONE, STATION, new WriteRequest("settings.txt", "octet", Options.NONE), NOON);
    ledger.started(7, Terms.plain(Mode.OCTET), OptionalLong.empty());
    ledger.ended(7, new Outcome.Complete(), new Totals(10, 0, Duration.ofSeconds(1)));

    assertThat(events).isEmpty();
  }

  @Test
  void aStrangerIsToldOnce() {
    InetSocketAddress stranger = socket("203.0.113.9", 4000);
    ledger.dropped(stranger, DropReason.SOURCE_NOT_ALLOWED, 0);
    ledger.dropped(stranger, DropReason.SOURCE_NOT_ALLOWED, 17);

    assertThat(events).hasSize(1);
  }

  private void ask(String name) {
    Options options = Options.of(Option.of(Option.TIMEOUT, 5));
    ledger.requested(7, PHONE, STATION, new ReadRequest(name, "octet", options), NOON);
  }

  private static Event requested(String name, Optional<String> model) {
    return new Event.Requested(
        NOON,
        ID,
        PHONE_END,
        Endpoint.of(STATION),
        Protocol.TFTP,
        name,
        model,
        Map.of("timeout", "5"));
  }

  private static InetSocketAddress socket(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }
}
