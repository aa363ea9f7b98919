package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` with all its front ends, and what `history` tells of them.
@Timeout(120)
class FrontEndsTest {
  private static final String PHONE = "snom870-SIP 8.4.35 SPEAr300 SNOM 1.4";

  @TempDir Path folder;

  @Test
  void historyTellsTheProtocolAndWhatThePhoneCallsItself() throws Exception {
    Path data = folder.resolve("data");
    Path image = publish(data);
    RunningStation station = RunningStation.start("--data", data);

    HttpResponse<byte[]> got = get(station);
    int exitCode = station.stop();

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(Files.readAllBytes(image));
    assertThat(exitCode).isZero();
    JsonNode recovery = history(data).get(0);
    assertThat(recovery.get("protocol").asString()).isEqualTo("http");
    assertThat(recovery.get("outcome").asString()).isEqualTo("complete");
    assertThat(recovery.get("model").asString()).isEqualTo("snom320");
    assertThat(recovery.get("phoneModel").asString()).isEqualTo("snom870");
    assertThat(recovery.get("phoneFirmware").asString()).isEqualTo("8.4.35");
    assertThat(recovery.get("userAgent").asString()).isEqualTo(PHONE);
    assertThat(station.log()).contains("is a snom870, but it asks for the file of a snom320");
  }

  @Test
  void aStrictStationRefusesAPhoneOfAnotherModel() throws Exception {
    Path data = folder.resolve("data");
    publish(data);
    RunningStation station = RunningStation.start("--data", data, "--strict-model");

    HttpResponse<byte[]> got = get(station);
    station.stop();

    assertThat(got.statusCode()).isEqualTo(403);
    assertThat(history(data).get(0).get("outcome").asString()).isEqualTo("wrong-model");
  }

  @Test
  void aNamedPortThatIsTakenIsToldByItsProtocol() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Captured serve = Captured.inAPipe();
      int exitCode =
          serve.run(
              "serve",
              "--bind",
              "127.0.0.1",
              "--tftp-port",
              0,
              "--http-port",
              0,
              "--ftp-port",
              taken.getLocalPort(),
              "--data",
              folder.resolve("data"));

      assertThat(exitCode).isEqualTo(1);
      assertThat(serve.err())
          .contains(
              "Cannot open TCP port %d for FTP".formatted(taken.getLocalPort()),
              "has it",
              "Nothing was opened",
              "--ftp-port 0");
    }
  }

  private Path publish(Path data) {
    Path image = folder.resolve("image.bin");
    Captured making = Captured.inAPipe();
    making.run("image", "make", "snom320", "--out", image, "--size", 1_000_000);
    making.run("image", "add", image, "--model", "snom320", "--data", data);
    return image;
  }

  private static HttpResponse<byte[]> get(RunningStation station) throws Exception {
    URI address = URI.create("http://127.0.0.1:%d/snom320.bin".formatted(station.httpPort()));
    HttpRequest request = HttpRequest.newBuilder(address).header("User-Agent", PHONE).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static JsonNode history(Path data) {
    Captured history = Captured.inAPipe();
    history.run("history", "--json", "--data", data);
    return JsonMapper.shared().readTree(history.out());
  }
}
