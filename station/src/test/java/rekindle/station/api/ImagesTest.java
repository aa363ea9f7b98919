package rekindle.station.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Uploads, and what can be done with images.
@Timeout(60)
class ImagesTest {
  @TempDir Path data;
  private OpenDashboard open;

  @BeforeEach
  void open() throws Exception {
    open = OpenDashboard.open(data);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void anUploadIsPublishedAtOnceUnderItsModelsNames() throws Exception {
    var answer = upload("?model=snom870&name=fw.bin", ContractTest.practice("snom870", 300_000));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"names\":[\"snom870-r.bin\"", "\"fileName\":\"fw.bin\"", "\"verdict\":{");
    assertThat(open.fetch("snom870-r.bin")).isEqualTo(200);
  }

  @Test
  void aPracticeImageSaysItselfWhoseItIs() throws Exception {
    var answer = upload("", ContractTest.practice("snom821", 300_000));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains("\"models\":[\"snom821\"]");
  }

  @Test
  void whatNobodyKnowsIsToBeNamedAndNothingIsStored() throws Exception {
    var answer = upload("?name=odd.bin", "bytes of nobody".getBytes(StandardCharsets.US_ASCII));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("odd.bin does not say which phone it is for", "?model=MODEL");
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void theVerdictCanBeSeenBeforeAnythingIsPublished() throws Exception {
    var answer = upload("?publish=false", ContractTest.practice("snom870", 300_000));
    String sum =
        answer.body().substring(answer.body().indexOf("\"sha256\":\"") + 10).substring(0, 64);

    int before = open.fetch("snom870-r.bin");
    var published = open.browser().send("POST", "/api/v1/images/" + sum + "/publish", "");

    assertThat(answer.body()).contains("\"names\":[]", "\"verdict\":\"");
    assertThat(before).isEqualTo(404);
    assertThat(published.statusCode()).isEqualTo(200);
    assertThat(open.fetch("snom870-r.bin")).isEqualTo(200);
  }

  @Test
  void aBrokenUploadLeavesNothing() throws Exception {
    var address = open.dashboard().addresses().getFirst();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/images?model=snom870 HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Length: 1000000\r\n\r\n"
                      + "x".repeat(100_000))
                  .getBytes(StandardCharsets.US_ASCII));
      awaitIncoming(true);
    }

    awaitIncoming(false);

    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aThirdUploadAtATimeHasToWait() throws Exception {
    var address = open.dashboard().addresses().getFirst();
    try (var one = new Socket(address.getAddress(), address.getPort());
        var other = new Socket(address.getAddress(), address.getPort())) {
      for (Socket socket : new Socket[] {one, other}) {
        socket
            .getOutputStream()
            .write(
                "POST /api/v1/images HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      awaitIncoming(2);

      var third = upload("", new byte[1]);

      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("retry-after")).isPresent();
    }
  }

  @Test
  void moreThanTheLimitIsRefusedBeforeItComes() throws Exception {
    var address = open.dashboard().addresses().getFirst();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/images HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + (Uploads.MOST_BYTES + 1)
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

      assertThat(line).isIn("HTTP/1.1 413", "HTTP/1.1 507");
    }
  }

  @Test
  void whatWasRemovedComesBackWithItsNames() throws Exception {
    String image = "/api/v1/images/" + open.station().sum().hex();

    var removed = open.browser().send("DELETE", image, "");
    int meanwhile = open.fetch("snom320.bin");
    String list = open.browser().get("/api/v1/images/removed").body();
    var restored = open.browser().send("POST", image + "/restore", "");

    assertThat(removed.body()).contains("\"imageRemoved\":true");
    assertThat(meanwhile).isEqualTo(404);
    assertThat(list).contains(open.station().sum().hex());
    assertThat(restored.body()).contains("\"names\":[\"snom320.bin\"]");
    assertThat(open.fetch("snom320.bin")).isEqualTo(200);
  }

  @Test
  void aNameIsWithdrawnAndTakenBack() throws Exception {
    String image = "/api/v1/images/" + open.station().sum().hex();
    open.browser().send("POST", image + "/publish?as=other.bin", "");

    var withdrawn = open.browser().send("DELETE", "/api/v1/images/OTHER.bin", "");

    assertThat(withdrawn.body()).contains("\"names\":[\"other.bin\"]", "\"imageRemoved\":false");
    assertThat(open.fetch("other.bin")).isEqualTo(404);
    assertThat(stored()).isEqualTo(1);
  }

  private HttpResponse<String> upload(String query, byte[] bytes) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(open.dashboard().base() + "api/v1/images" + query))
                .POST(BodyPublishers.ofByteArray(bytes))
                .build(),
            BodyHandlers.ofString());
  }

  private int stored() throws IOException {
    return open.station().images().images().size();
  }

  private void awaitIncoming(boolean some) throws IOException {
    while ((incoming() > 0) != some) {
      Thread.onSpinWait();
    }
  }

  private void awaitIncoming(int count) throws IOException {
    while (incoming() < count) {
      Thread.onSpinWait();
    }
  }

  private long incoming() throws IOException {
    try (var files = Files.list(data.resolve("images/incoming"))) {
      return files.count();
    }
  }
}
