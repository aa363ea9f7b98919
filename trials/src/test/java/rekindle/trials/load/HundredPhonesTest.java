package rekindle.trials.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Debian;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// A refurbisher's shelf: a hundred phones at once, on a small machine.
class HundredPhonesTest {
  private static final int PHONES = 100;

  @TempDir Path folder;

  @Test
  void aHundredLockStepDownloadsFinishInASmallHeap() throws IOException {
    Path image = FirmwareFiles.ofSize(2 * 1024 * 1024, folder);
    try (var station = StationProcess.startWith(List.of("-Xmx128m"), folder.resolve("data"))) {
      Ran added = station.rekindle("image", "add", image.toString(), "--as", "snom320.bin");
      assertThat(added.exitCode()).as(added.errors()).isZero();

      Ran phones =
          Program.runIn(
              folder,
              Duration.ofMinutes(3),
              "sh",
              "-c",
              """
              for phone in $(seq %d); do
                ( %s tftp -g -l got-$phone -r snom320.bin 127.0.0.1 %d || echo "phone $phone failed" ) &
              done
              wait
              """
                  .formatted(PHONES, Debian.program("busybox", "busybox"), station.tftpPort()));

      assertThat(phones.output()).as(phones.errors()).isEmpty();
      for (int phone = 1; phone <= PHONES; phone++) {
        assertThat(Files.mismatch(image, folder.resolve("got-" + phone))).isEqualTo(-1);
      }
      assertThat(station.stop()).isZero();
    }
  }
}
