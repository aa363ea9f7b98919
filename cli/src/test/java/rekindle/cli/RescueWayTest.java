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
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.disk.CatalogueReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Virtual phones with a rescue mode against a station of this process, by each protocol.
@Timeout(120)
class RescueWayTest {
  private static final int IMAGE_BYTES = 1_000_000;

  @TempDir Path folder;
  Path data;
  RunningStation station;

  @BeforeEach
  void aStation() throws Exception {
    data = folder.resolve("data");
    station = RunningStation.start("--data", data);
  }

  @AfterEach
  void stop() throws Exception {
    station.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "snom820, http",
    "snom821, ftp",
    "snom870, tftp",
    "snommp, http",
    "snom870, http",
    "snom870, ftp"
  })
  void theTechnicianRecoversAVirtualPhone(String model, String protocol) throws IOException {
    publish(make(model), "--model", model);

    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto(model, "--protocol", protocol));

    JsonNode line = JSON.readTree(phone.out());
    assertThat(exitCode).as(phone.out() + phone.err()).isZero();
    assertThat(line.get("outcome").asString()).isEqualTo("running");
    assertThat(line.get("protocol").asString()).isEqualTo(protocol);
    assertThat(line.get("bytes").asLong()).isEqualTo(IMAGE_BYTES);
    assertThat(line.get("settingsErased").asBoolean()).isTrue();
    assertThat(line.get("screens").toString())
        .contains("Erasing...done", "Mounting...done", "Writing...done", "Unmounting...done");
  }

  @Test
  void withoutAWishItFetchesByHttpAndADamagedImageIsRefused() throws IOException {
    Path image = make("snom870");
    byte[] bytes = Files.readAllBytes(image);
    bytes[IMAGE_BYTES / 2] ^= 1;
    Files.write(image, bytes);
    publish(image, "--as", "snom870-r.bin");

    Captured phone = Captured.inAPipe();
    int exitCode = phone.run(auto("snom870"));

    JsonNode line = JSON.readTree(phone.out());
    assertThat(exitCode).isEqualTo(1);
    assertThat(line.get("outcome").asString()).isEqualTo("refused");
    assertThat(line.get("protocol").asString()).isEqualTo("http");
    assertThat(line.get("settingsErased").asBoolean()).isFalse();
  }

  @Test
  void aModelWithoutDisplayCannotBePlayed() {
    Captured phone = Captured.inAPipe();

    assertThat(phone.run(auto("snompa1"))).isEqualTo(2);
    assertThat(phone.err()).contains("no display", "rekindle guide snompa1");
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Path make(String id) throws IOException {
    Model model = CatalogueReader.builtIn().find(id).orElseThrow();
    Path image = folder.resolve(id + ".image");
    Files.copy(PracticeImage.make(model, IMAGE_BYTES, "8.7.5.35", 1).stream(), image);
    return image;
  }

  private void publish(Path image, String... how) {
    var words = new ArrayList<Object>(List.of("image", "add", image, "--data", data));
    words.addAll(List.of(how));
    Captured add = Captured.inAPipe();
    int exitCode = add.run(words.toArray());
    assertThat(exitCode).as(add.err()).isZero();
  }

  private Object[] auto(String model, Object... more) {
    var words = new ArrayList<Object>(List.of("phone", model, "--server", "127.0.0.1", "--auto"));
    words.addAll(List.of("--tftp-port", station.port(), "--http-port", station.httpPort()));
    words.addAll(List.of("--ftp-port", station.ftpPort(), "--speed", 0, "--json"));
    words.addAll(List.of(more));
    return words.toArray();
  }
}
