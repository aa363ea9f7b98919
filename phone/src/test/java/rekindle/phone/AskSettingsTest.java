package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.UserAgent;
import rekindle.phone.FetchNews.Reason;
import rekindle.tftp.ClientHabits;

/// A phone that starts its firmware asks for its settings, so that a server sees that it runs.
class AskSettingsTest {
  private static final Model MODEL = Models.TINY;
  private static final InetSocketAddress SERVER =
      new InetSocketAddress(Bench.SERVER.toInetAddress(), 8080);
  private static final Setup NOBODY =
      new Setup(Speed.REAL, ClientHabits.UBOOT_1_1_3, PowerCut.NEVER, ServerPorts.STANDARD);

  /// Boot 2 s, countdown 3 s, start 5 s.
  private static final long ASKED_NANOS = 10 * Bench.SECOND;

  @Test
  void itAsksByHttpForThePageOfItsModelAndSaysWhoItIs() {
    Bench bench = started(NOBODY.withSettingsServer(SERVER));
    bench.sharing(FileServer.failing(Reason.NOT_FOUND, "HTTP status 404"));

    bench.untilEnded();

    assertThat(bench.fetches)
        .containsExactly(
            new Fetch(Protocol.HTTP, SERVER, "tiny1.htm", Optional.of("tiny1-SIP 8.4.18 virtual")));
  }

  @Test
  void aServerUnderstandsWhatItSays() {
    UserAgent told = UserAgent.read("snom870-SIP 8.7.5.35 virtual");

    assertThat(told.model()).contains("snom870");
    assertThat(told.firmwareVersion()).contains("8.7.5.35");
    assertThat(told.bootLoaderVersion()).contains("virtual");
  }

  @Test
  void itRunsWhetherItGetsSettingsOrNot() {
    Bench refused = started(NOBODY.withSettingsServer(SERVER));
    Bench silent = started(NOBODY.withSettingsServer(SERVER));

    Report without = refused.sharing(FileServer.failing(Reason.NOT_FOUND, "")).untilEnded();
    Report unanswered = silent.sharing(_ -> List.of()).untilEnded();

    assertThat(without.ending()).isEqualTo(Ending.RUNNING);
    assertThat(unanswered.ending()).isEqualTo(Ending.RUNNING);
    assertThat(silent.nowNanos).isEqualTo(ASKED_NANOS + AskSettings.PATIENCE.toNanos());
  }

  @Test
  void thePlugMayBePulledMeanwhile() {
    Bench bench = started(NOBODY.withSettingsServer(SERVER)).sharing(_ -> List.of());
    bench.until(ASKED_NANOS + 1);

    bench.phone.powerOff(bench.nowNanos, bench);

    assertThat(bench.fetches).hasSize(1);
    assertThat(bench.phone.powered()).isFalse();
    assertThat(bench.reports).isEmpty();
  }

  @Test
  void withoutASettingsServerItAsksNobody() {
    Bench bench = started(NOBODY);

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
    assertThat(bench.fetches).isEmpty();
  }

  private static Bench started(Setup setup) {
    return new Bench(MODEL, Factory.working(MODEL, 7), setup).powerOn();
  }
}
