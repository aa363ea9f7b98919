package rekindle.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.Serving;
import rekindle.station.desk.Rule;

/// A person decides who gets an image.
@ExtendWith(Chromium.class)
class AskTest {
  @TempDir static Path data;
  private static Bench bench;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void open() {
    bench = Bench.open(data, Serving.ASK);
    bench.publish("snom320", 100_000);
  }

  @AfterAll
  static void close() throws Exception {
    bench.close();
  }

  @BeforeEach
  void visit(Browser chromium) {
    context = chromium.newContext();
    page = context.newPage();
    page.navigate(bench.at("/rules"));
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @Test
  void aRequestRingsOnEveryPageAndIsDeniedOrAllowed() throws Exception {
    CompletableFuture<HttpResponse<byte[]>> denied = ask("127.0.0.11");
    assertThat(page.locator("#bell")).containsText("127.0.0.11");
    assertThat(page.locator("#bell")).containsText("snom320.bin by HTTP");
    page.locator("#bell").getByText("Deny").click();
    assertThat(denied.get().statusCode()).isEqualTo(403);
    assertThat(page.locator("#bell")).isHidden();

    page.navigate(bench.at("/images"));
    CompletableFuture<HttpResponse<byte[]>> always = ask("127.0.0.12");
    page.locator("#bell").getByText("Allow this phone").click();
    assertThat(always.get().body()).hasSize(100_000);
    assertThat(ask("127.0.0.12").get().statusCode()).isEqualTo(200);
    assertThat(bench.station().rules().list())
        .singleElement()
        .matches(rule -> rule.verdict() == Rule.Verdict.ALLOW);

    bench.station().rules().replace(List.of());
    page.navigate(bench.at("/"));
    CompletableFuture<HttpResponse<byte[]>> once = ask("127.0.0.13");
    page.locator("#bell").getByText("Allow once").click();
    assertThat(once.get().statusCode()).isEqualTo(200);
    assertThat(bench.station().rules().list()).isEmpty();
  }

  @Test
  void rulesAreEditedOnThePage() throws Exception {
    page.locator("#rule-add").click();
    page.locator("[name=who]").last().fill("10.1.0.0/16");
    page.locator("[name=verdict]").last().selectOption("deny");
    page.locator("[name=note]").last().fill("the shop next door");
    page.getByText("Save the rules").click();

    assertThat(page.locator("#toast")).containsText("The rules are saved");
    assertThat(bench.station().rules().list())
        .singleElement()
        .matches(rule -> rule.note().equals("the shop next door"));
    page.reload();
    assertThat(page.locator("[name=who]").first()).hasValue("10.1.0.0/16");
    bench.station().rules().replace(List.of());
  }

  private static CompletableFuture<HttpResponse<byte[]>> ask(String from) {
    int port = bench.station().httpAddresses().getFirst().getPort();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/snom320.bin")).build();
    HttpClient phone = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build();
    return phone.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
