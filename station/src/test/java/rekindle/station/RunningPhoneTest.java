package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Protocol;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.Sign;
import rekindle.recovery.Stage;

/// A phone that runs asks for its settings: that tells that its recovery went well, and is none.
@Timeout(60)
class RunningPhoneTest {
  private static final String RUNNING = "User-Agent: snom320-SIP 8.4.18 1.1.3-s";

  @TempDir Path data;

  @Test
  void aRecoveredPhoneThatAsksForItsSettingsIsSeenRunning() throws Exception {
    try (OpenStation station = OpenStation.open(data, 40_000)) {
      var fetcher = new Fetcher(station);
      fetcher.fetch(Protocol.TFTP, "snom320.bin").get(20, TimeUnit.SECONDS);
      var board = station.station().board();
      station.next(Event.Finished.class);
      awaitStage(station, Stage.Kind.CHECKING_AND_WRITING);

      String answer = fetcher.http("GET /snom320.htm HTTP/1.0", RUNNING);
      String again = fetcher.http("GET /snom320-000413241234.htm HTTP/1.0", RUNNING);

      assertThat(answer).startsWith("404");
      assertThat(again).startsWith("404");
      assertThat(station.next(Event.SeenAgain.class).how()).isEqualTo(Sign.ASKS_FOR_SETTINGS);
      awaitStage(station, Stage.Kind.RUNNING);
      assertThat(board.sights()).hasSize(1);
      assertThat(board.counts().requests()).containsEntry(Protocol.HTTP, 0L);
    }
  }

  @Test
  void aPhoneThatRanAllAlongIsNoRecoveryAndNoEvent() throws Exception {
    try (OpenStation station = OpenStation.open(data, 40_000)) {
      var fetcher = new Fetcher(station);

      String answer = fetcher.http("GET /snom320.htm HTTP/1.0", RUNNING);
      String stranger = fetcher.http("GET /snom320-odd.bin HTTP/1.0", RUNNING);

      assertThat(answer).startsWith("404");
      assertThat(stranger).startsWith("404");
      // Firmware under an odd name may be a recovery, whoever asks.
      assertThat(station.next(Event.Requested.class).name()).isEqualTo("snom320-odd.bin");
      assertThat(station.next(Event.Refused.class).why()).isEqualTo(Refusal.NOT_PUBLISHED);
    }
  }

  private static void awaitStage(OpenStation station, Stage.Kind kind) throws Exception {
    var board = station.station().board();
    long id = board.lastId();
    while (board.sights().isEmpty() || board.sights().getFirst().stage().kind() != kind) {
      id = board.awaitAfter(id, Duration.ofSeconds(20));
    }
  }
}
