package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands against a station of this process, over real sockets on the loopback.
@Timeout(120)
class WholeWayTest {
  @TempDir Path folder;
  Path data;
  RunningStation station;

  @BeforeEach
  void aStation() throws Exception {
    data = folder.resolve("data");
    station = RunningStation.start("--data", data, "--upload", "inbox");
  }

  @AfterEach
  void stop() throws Exception {
    station.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snom300", "snom320", "snom360", "snom370"})
  void theTechnicianRecoversAVirtualPhone(String model) {
    publish(model, 1_000_000);

    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto(model));

    JsonNode line = json(phone.out());
    assertThat(exitCode).isZero();
    assertThat(phone.out().lines()).hasSize(1);
    assertThat(line.propertyNames())
        .containsExactly(
            "model",
            "outcome",
            "protocol",
            "bytes",
            "sha256",
            "firmwareVersion",
            "settingsErased",
            "powerCut",
            "screens");
    assertThat(line.get("outcome").asString()).isEqualTo("running");
    assertThat(line.get("bytes").asLong()).isEqualTo(1_000_000);
    assertThat(line.get("firmwareVersion").asString()).isEqualTo("8.7.5.35");
    assertThat(line.get("settingsErased").asBoolean()).isTrue();
    assertThat(line.get("screens").toString()).contains("To update by TFTP, press any key");
  }

  @Test
  void aPhoneWhosePowerFailedIsRecoveredFromItsState() {
    publish("snom320", 1_000_000);
    Path state = folder.resolve("phone");

    Captured first = Captured.inAPipe();
    int torn = first.run(auto("snom320", "--state", state, "--power-cut", 60));
    Captured second = Captured.inAPipe();
    int mended = second.run(auto("snom320", "--state", state));

    assertThat(torn).isEqualTo(1);
    assertThat(json(first.out()).get("outcome").asString()).isEqualTo("power-cut");
    assertThat(json(first.out()).get("powerCut").asBoolean()).isTrue();
    assertThat(mended).isZero();
    assertThat(json(second.out()).get("outcome").asString()).isEqualTo("running");
  }

  @Test
  void aPhoneRefusesADamagedImageAndKeepsItsSettings() throws IOException {
    Path image = make("snom320", 1_000_000);
    byte[] bytes = Files.readAllBytes(image);
    bytes[500_000] ^= 1;
    Files.write(image, bytes);
    Captured adding = Captured.inAPipe();
    assertThat(adding.run("image", "add", image, "--as", "snom320.bin", "--data", data)).isZero();

    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto("snom320"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(json(phone.out()).get("outcome").asString()).isEqualTo("refused");
    assertThat(json(phone.out()).get("settingsErased").asBoolean()).isFalse();
  }

  @Test
  void aMissIsToldToThePhoneAndToTheHistoryWithTheNearestName() throws Exception {
    publish("snom370", 1_000_000);

    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto("snom320"));
    station.stop();
    Captured history = Captured.inAPipe();
    history.run("history", "--json", "--data", data);

    assertThat(exitCode).isEqualTo(1);
    assertThat(json(phone.out()).get("outcome").asString()).isEqualTo("not-found");
    JsonNode recovery = json(history.out()).get(0);
    assertThat(recovery.get("outcome").asString()).isEqualTo("not-published");
    assertThat(recovery.get("nearest").asString()).startsWith("snom370");
    assertThat(station.log()).contains("\"snom320.bin\"", "the nearest is \"snom370");
  }

  @Test
  void aWrongNumberTypedOnThePhoneStopsTheTechnicianWithASentence() {
    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto("snom320", "--ip", "0.1.2.3"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(json(phone.out()).get("outcome").asString()).isEqualTo("stuck");
    assertThat(phone.err()).contains("The technician cannot go on", "Invalid IP address");
  }

  @Test
  void anImageAddedWhileTheStationRunsIsServedFromTheNextRequestOn() throws IOException {
    Path target = folder.resolve("got.bin");
    String url = station.url("/SNOM320.BIN");

    Captured before = Captured.inAPipe();
    int missing = before.run("get", url, "-o", target);
    Path image = publish("snom320", 70_000);
    Captured after = Captured.inAPipe();
    int found = after.run("get", url, "-o", target, "--blksize", 512, "--windowsize", 4);

    assertThat(missing).isEqualTo(1);
    assertThat(before.err()).contains("has no file \"/SNOM320.BIN\"", "Next: ");
    assertThat(found).isZero();
    assertThat(target).hasSameBinaryContentAs(image);
  }

  @Test
  void aRefusedGetLeavesTheOldFile() throws IOException {
    Path target = Files.writeString(folder.resolve("old.bin"), "old");

    Captured get = Captured.inAPipe();
    int exitCode = get.run("get", station.url("nothing.bin"), "-o", target);

    assertThat(exitCode).isEqualTo(1);
    assertThat(target).hasContent("old");
  }

  @Test
  void aFileGoesToStdoutAlone() throws IOException {
    Path image = publish("snom320", 2_048);

    Captured get = Captured.inAPipe();
    get.run("get", station.url("snom320.bin"), "-o", "-");

    assertThat(get.outBytes()).isEqualTo(Files.readAllBytes(image));
    assertThat(get.err()).isEmpty();
  }

  @Test
  void anUploadReachesTheInboxOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.txt"), "language=de\n");

    Captured first = Captured.inAPipe();
    int taken = first.run("put", file, station.url("settings.txt"));
    Captured second = Captured.inAPipe();
    int refused = second.run("put", file, station.url("settings.txt"));

    assertThat(taken).isZero();
    assertThat(data.resolve("inbox/settings.txt")).hasContent("language=de");
    assertThat(refused).isEqualTo(1);
    assertThat(second.err()).contains("already exists");
  }

  @Test
  void aSecondStationOnTheSameDataHasPortsOfItsOwnAndTheSameImages() throws Exception {
    publish("snom320", 10_000);
    RunningStation second = RunningStation.start("--data", data);

    Captured get = Captured.inAPipe();
    int exitCode = get.run("get", second.url("snom320.bin"), "-o", folder.resolve("x"));
    second.stop();

    assertThat(exitCode).isZero();
  }

  @Test
  void aPortThatWasNamedAndIsTakenEndsTheCommandWithItsOwner() {
    Captured serve = Captured.inAPipe();
    int exitCode =
        serve.run("serve", "--bind", "127.0.0.1", "--tftp-port", station.port(), "--data", data);

    assertThat(exitCode).isEqualTo(1);
    assertThat(serve.out()).isEmpty();
    assertThat(serve.err())
        .contains("Cannot open UDP port " + station.port(), "java (process", "Next: ");
  }

  private Path publish(String model, long sizeBytes) {
    Path image = make(model, sizeBytes);
    Captured add = Captured.inAPipe();
    int exitCode = add.run("image", "add", image, "--model", model, "--data", data);
    assertThat(exitCode).as(add.err()).isZero();
    return image;
  }

  private Path make(String model, long sizeBytes) {
    Path image = folder.resolve(model + ".image");
    Captured make = Captured.inAPipe();
    int exitCode = make.run("image", "make", model, "--out", image, "--size", sizeBytes);
    assertThat(exitCode).as(make.err()).isZero();
    return image;
  }

  private Object[] auto(String model, Object... more) {
    var words =
        new ArrayList<Object>(
            List.of(
                "phone", model, "--server", "127.0.0.1", "--tftp-port", station.port(), "--auto"));
    words.addAll(List.of("--speed", 0, "--json"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
