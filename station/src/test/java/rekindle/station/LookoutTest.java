package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Sign;
import rekindle.recovery.TransferId;
import rekindle.station.desk.Sightings;

/// When and whom the station looks for; no port is needed.
class LookoutTest {
  private static final Endpoint PHONE = Endpoint.parse("192.0.2.50:2070");

  private final Set<InetAddress> answering = new HashSet<>();
  private final List<InetAddress> probed = new ArrayList<>();
  private final List<Event> told = new ArrayList<>();
  private long nowNanos = Duration.ofDays(1).toNanos();
  private long transfers;
  private final Lookout lookout =
      new Lookout(
          CatalogueReader.builtIn(),
          phone -> {
            probed.add(phone);
            return answering.contains(phone);
          },
          new Sightings(_ -> true, told::add, InstantSource.fixed(Instant.EPOCH)),
          Runnable::run,
          () -> nowNanos);

  @Test
  void aPhoneWhoseWebServerAnswersAfterItsWritingRunsAgain() {
    completes(PHONE);
    answering.add(PHONE.address());

    pass(70);

    assertThat(told)
        .containsExactly(new Event.SeenAgain(Instant.EPOCH, PHONE, Sign.WEB_SERVER_ANSWERS));
  }

  @Test
  void nobodyIsLookedForBeforeMostOfTheWritingIsOver() {
    completes(PHONE);
    answering.add(PHONE.address());

    pass(50);

    assertThat(told).isEmpty();
    assertThat(probed).hasSize(1);
  }

  @Test
  void anAddressThatAnswersRightAfterTheLastByteIsARouter() {
    answering.add(PHONE.address());

    completes(PHONE);
    pass(700);

    assertThat(told).isEmpty();
    assertThat(probed).hasSize(1);
  }

  @Test
  void whoAsksAgainIsNotLookedForUntilItHasEverything() {
    completes(PHONE);
    asks(PHONE);
    answering.add(PHONE.address());

    pass(700);

    assertThat(told).isEmpty();
  }

  @Test
  void whoNeverAnswersIsGivenUpAfterTenMinutes() {
    completes(PHONE);

    pass(1_000);
    int attempts = probed.size();
    pass(1_000);

    assertThat(attempts).isBetween(100, 125);
    assertThat(probed).hasSize(attempts);
  }

  @Test
  void aTransferThatFailedLeadsToNoLook() {
    TransferId transfer = asks(PHONE);
    lookout.happened(finished(transfer, PHONE, Ending.PHONE_SILENT));

    pass(700);

    assertThat(probed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:2070", "127.9.9.9:80", "[::1]:80", "0.0.0.0:1", "224.0.0.1:1"})
  void thisMachinesOwnAddressesAreLeftAlone(String own) {
    completes(Endpoint.parse(own));

    pass(700);

    assertThat(probed).isEmpty();
  }

  @Test
  void moreThanAFewHundredAreNotLookedFor() {
    for (int n = 0; n < Lookout.MOST + 50; n++) {
      completes(Endpoint.parse("198.18.%d.%d:1".formatted(n / 200, n % 200)));
    }
    probed.clear();

    pass(90);

    assertThat(new HashSet<>(probed)).hasSize(Lookout.MOST);
  }

  private TransferId asks(Endpoint phone) {
    var transfer = new TransferId("run1", ++transfers);
    lookout.happened(
        new Event.Requested(
            Instant.EPOCH,
            transfer,
            phone,
            phone,
            Protocol.TFTP,
            "snom320.bin",
            Optional.of("snom320"),
            Map.of()));
    return transfer;
  }

  private void completes(Endpoint phone) {
    TransferId transfer = asks(phone);
    lookout.happened(
        new Event.Started(
            Instant.EPOCH, transfer, phone, new Sha256("ab".repeat(32)), 3_306_384, 512, 1));
    lookout.happened(finished(transfer, phone, Ending.COMPLETE));
  }

  private static Event.Finished finished(TransferId transfer, Endpoint phone, Ending ending) {
    return new Event.Finished(
        Instant.EPOCH, transfer, phone, ending, "", 3_306_384, 0, Duration.ofSeconds(12));
  }

  private void pass(int seconds) {
    for (int n = 0; n < seconds; n++) {
      nowNanos += Duration.ofSeconds(1).toNanos();
      lookout.look();
    }
  }
}
