package rekindle.trials.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// The main job: a phone with broken firmware, brought back by our station.
class RecoveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @TempDir Path folder;

  @Test
  void theDemoEndsByItselfWithThePhoneRunning() {
    Ran demo = Program.rekindle(Duration.ofSeconds(50), "demo");

    assertThat(demo.exitCode()).as("%s%n%s", demo.output(), demo.errors()).isZero();
    assertThat(demo.output())
        .contains("Loading Image...", "Erasing Flash...", "Writing Firmware...", "running");
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "snom300, tftp",
    "snom320, tftp",
    "snom360, tftp",
    "snom370, tftp",
    "snom820, http",
    "snom820, ftp",
    "snom820, tftp",
    "snom821, http",
    "snom821, ftp",
    "snom821, tftp",
    "snom870, http",
    "snom870, ftp",
    "snom870, tftp",
    "snommp, http",
    "snommp, ftp",
    "snommp, tftp",
  })
  void everyModelOfTheUsersDocumentRecoversByEachOfItsProtocols(String model, String protocol) {
    try (var station = StationProcess.start(folder.resolve("data"))) {
      publishPracticeImage(station, model);

      Ran phone = phone(station, model, "--protocol", protocol);

      assertThat(phone.exitCode()).as("%s%n%s", phone.output(), phone.errors()).isZero();
      assertThat(phone.lastLine())
          .contains("\"model\":\"" + model + "\"")
          .contains("\"outcome\":\"running\"")
          .contains("\"protocol\":\"" + protocol + "\"")
          .contains("\"firmwareVersion\":\"8.7.5.35\"")
          .contains("\"settingsErased\":true");
      assertThat(station.rekindle("history", "--json").output())
          .contains("\"" + model + "\"")
          .contains("\"" + protocol + "\"")
          .contains("complete");
    }
  }

  @Test
  void aPhoneWhosePowerFailedIsRecoveredAtTheNextPowerOn() {
    String state = folder.resolve("phone").toString();
    try (var station = StationProcess.start(folder.resolve("data"))) {
      publishPracticeImage(station, "snom320");

      Ran cut = phone(station, "snom320", "--state", state, "--power-cut", "40");
      Ran next = phone(station, "snom320", "--state", state);

      assertThat(cut.exitCode()).isEqualTo(1);
      assertThat(cut.lastLine()).contains("\"powerCut\":true");
      assertThat(next.exitCode()).as(next.errors()).isZero();
      assertThat(next.lastLine()).contains("\"outcome\":\"running\"");
    }
  }

  @Test
  void anImagePastTheWallOfTftpComesByHttp() {
    try (var station = StationProcess.start(folder.resolve("data"))) {
      publishPracticeImage(station, "snomD735", "34000000");

      Ran byTftp = phone(station, "snomD735", "--protocol", "tftp", "--client", "strict");
      Ran byHttp = phone(station, "snomD735", "--protocol", "http", "--client", "strict");

      assertThat(byTftp.exitCode()).isEqualTo(1);
      assertThat(byTftp.lastLine())
          .contains("\"outcome\":\"broken-off\"")
          .contains("\"settingsErased\":false");
      assertThat(byHttp.exitCode()).as(byHttp.errors()).isZero();
      assertThat(byHttp.lastLine()).contains("\"outcome\":\"running\"");
    }
  }

  private static Ran phone(StationProcess station, String model, String... more) {
    String[] command = {
      "phone",
      model,
      "--server",
      "127.0.0.1",
      "--tftp-port",
      Integer.toString(station.port("tftp")),
      "--http-port",
      Integer.toString(station.port("http")),
      "--ftp-port",
      Integer.toString(station.port("ftp")),
      "--auto",
      "--json",
      "--speed",
      "0"
    };
    return Program.rekindle(
        PATIENCE,
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(command), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private void publishPracticeImage(StationProcess station, String model) {
    publishPracticeImage(station, model, "600000");
  }

  private void publishPracticeImage(StationProcess station, String model, String sizeBytes) {
    String image = folder.resolve(model + ".bin").toString();
    Ran made =
        Program.rekindle(
            PATIENCE,
            "image",
            "make",
            model,
            "--out",
            image,
            "--size",
            sizeBytes,
            "--firmware-version",
            "8.7.5.35",
            "--seed",
            "7");
    assertThat(made.exitCode()).as(made.errors()).isZero();
    Ran added = station.rekindle("image", "add", image, "--model", model);
    assertThat(added.exitCode()).as(added.errors()).isZero();
  }
}
