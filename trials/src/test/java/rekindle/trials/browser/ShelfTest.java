package rekindle.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.Serving;

/// Images, from the file that is dropped to the phone that asked under another name.
@ExtendWith(Chromium.class)
class ShelfTest {
  private static final String DROP =
      """
      ([name, base64]) => {
        const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], name));
        for (const type of ["dragenter", "dragover"])
          document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
        return carried;
      }
      """;

  @TempDir Path data;
  private Bench bench;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void open(Browser chromium) {
    bench = Bench.open(data.resolve("data"), Serving.ALL);
    context = chromium.newContext();
    page = context.newPage();
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    bench.close();
  }

  @Test
  void aFileIsDroppedCheckedPublishedWithdrawnAndDeletedWithAWayBack() throws Exception {
    page.navigate(bench.at("/images"));

    drop("snom870-8.7.5.35-SIP-r.bin", Bench.image("snom870", 400_000).stream());

    var verdict = page.locator("#verdicts .card");
    assertThat(verdict).containsText("is a practice image for snom870");
    assertThat(bench.images().publications()).isEmpty();
    verdict
        .getByText(
            "Publish", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(page.locator("#toast")).containsText("is published");
    var card = page.locator("#cards .card");
    assertThat(card).containsText("snom870-r.bin");

    card.getByText("Withdraw").click();
    assertThat(card).containsText("Not published");
    page.locator("#toast [data-undo]").click();
    assertThat(card).containsText("Phones get it when they ask for");
    assertThat(bench.images().publications())
        .singleElement()
        .matches(p -> p.model().equals("snom870"));

    card.getByText("Delete").click();
    assertThat(page.locator("#cards")).containsText("There is no image yet");
    page.locator("#toast [data-undo]").click();
    assertThat(card).containsText("snom870-r.bin");
  }

  @Test
  void whatIsNoFirmwareIsSaidAndNotKept() throws Exception {
    page.navigate(bench.at("/images"));
    Path file = Files.writeString(data.resolve("page.bin"), "<!doctype html><html>no</html>");

    page.locator("#file").setInputFiles(file);

    assertThat(page.locator("#uploads .concern")).containsText("web page");
    assertThat(bench.images().images()).isEmpty();
  }

  @Test
  void oneClickPublishesUnderTheNameThatWasAskedInVain() throws Exception {
    bench.publish("snom870", 400_000);
    page.navigate(bench.at("/"));

    int before = get("/snom870.bin");
    page.getByText("Publish snom870-r.bin as snom870.bin, too").click();
    assertThat(page.locator("#toast")).containsText("snom870.bin is published");

    assertThat(before).isEqualTo(404);
    assertThat(get("/snom870.bin")).isEqualTo(200);
  }

  private void drop(String name, InputStream content) throws IOException {
    String base64 = Base64.getEncoder().encodeToString(content.readAllBytes());
    JSHandle carried = page.evaluateHandle(DROP, List.of(name, base64));
    assertThat(page.locator("#dropping")).isVisible();
    page.dispatchEvent("body", "drop", Map.of("dataTransfer", carried));
  }

  private int get(String path) throws IOException, InterruptedException {
    int port = bench.station().httpAddresses().getFirst().getPort();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
