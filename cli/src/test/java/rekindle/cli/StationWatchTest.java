package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Endpoint;
import rekindle.recovery.TransferId;
import rekindle.station.board.LiveTransfer;

class StationWatchTest {
  @Test
  void eachTransferHasALine() {
    List<String> lines = StationWatch.lines(List.of(transfer("snom320.bin", 1)), 100);

    assertThat(lines)
        .containsExactly(
            "192.168.1.50:2070  \"snom320.bin\" [%s%s]   50 %%  500.0 kB of 1.0 MB"
                .formatted("#".repeat(18), "-".repeat(19)));
  }

  @Test
  void aSilentPhoneIsSaidToBeSilentWithinTheWidth() {
    List<String> lines = StationWatch.lines(List.of(transfer("snom320.bin", 12)), 80);

    assertThat(lines.getFirst()).endsWith("  silent for 12 s");
    assertThat(lines.getFirst().length()).isLessThan(80);
  }

  @Test
  void aNameFromTheNetworkCannotDrawOnTheTerminal() {
    List<String> lines = StationWatch.lines(List.of(transfer("\u001b[2J", 1)), 100);

    assertThat(lines.getFirst()).doesNotContain("\u001b");
  }

  @Test
  void manyTransfersEndInANumber() {
    List<String> lines = StationWatch.lines(Collections.nCopies(33, transfer("x", 1)), 100);

    assertThat(lines).hasSize(21).endsWith("and 13 more");
  }

  private static LiveTransfer transfer(String name, int silentSeconds) {
    return new LiveTransfer(
        new TransferId("run", 1),
        Endpoint.parse("192.168.1.50:2070"),
        Protocol.TFTP,
        name,
        500_000,
        OptionalLong.of(1_000_000),
        0,
        Duration.ofSeconds(silentSeconds));
  }
}
