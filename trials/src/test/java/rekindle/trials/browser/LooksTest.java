package rekindle.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.station.Serving;

/// How the pages look: nothing overflows, nothing is cut, axe finds nothing. With
/// `-Dscreenshots=docs/screenshots` the pictures are kept.
@ExtendWith(Chromium.class)
class LooksTest {
  private static final List<Integer> WIDTHS = List.of(390, 768, 1440);

  /// What is wider than the page, or cut off by its own box.
  private static final String OVERFLOWING =
      """
      () => {
        const wrong = [];
        if (document.documentElement.scrollWidth > innerWidth) wrong.push("page " + document.documentElement.scrollWidth);
        for (const element of document.querySelectorAll("main *, header *, #bell *")) {
          if (element.closest("svg, .sr, .skip, select, [hidden]")) continue;
          const box = element.getBoundingClientRect();
          if (box.width < 2 || box.height < 2) continue;
          if (box.right > innerWidth + 1 || box.left < -1) wrong.push(element.tagName + "." + element.className + " leaves the page");
          const style = getComputedStyle(element);
          const clamped = style.webkitLineClamp !== "none";
          if (!clamped && style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1
              && !["INPUT", "SELECT", "PROGRESS"].includes(element.tagName)) wrong.push(element.tagName + "." + element.className + " is cut");
        }
        return [...new Set(wrong)];
      }
      """;

  private static final String AXE =
      """
      async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}))
        .violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary).slice(0, 3).join(" | "))
      """;

  @TempDir static Path data;
  private static Bench bench;
  private static long story;

  @BeforeAll
  static void open() throws Exception {
    bench = Bench.open(data, Serving.ALL, Past::write, options -> options);
    bench.publish("snom870", 600_000);
    bench.publish("snom320", 300_000);
    story = bench.station().board().newest(1).getFirst().recovery().id();
  }

  @AfterAll
  static void close() throws Exception {
    bench.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "start, /",
    "guide,"
        + " /?model=snom870&protocol=http&phone=192.168.1.50&server=192.168.1.10&mask=255.255.255.0&gateway=192.168.1.1&since=999999",
    "numbers,"
        + " /?model=snommp&phone=192.168.1.300&server=127.0.0.1&mask=255.0.255.0&gateway=&since=999999",
    "phones, /phones",
    "timeline, /phones/NEWEST",
    "images, /images",
    "practice, /practice?model=snom870",
    "rules, /rules",
    "missing, /nowhere",
  })
  void nothingOverflowsAndAxeFindsNothing(String name, String path, Browser chromium)
      throws IOException {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context =
          chromium.newContext(
              new Browser.NewContextOptions().setColorScheme(scheme).setBypassCSP(true))) {
        Page page = context.newPage();
        page.navigate(bench.at(path.replace("NEWEST", Long.toString(story))));
        step(name, page);
        for (int width : WIDTHS) {
          page.setViewportSize(width, width == 390 ? 1_500 : 1_100);
          keep(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
          assertThat((List<?>) page.evaluate(OVERFLOWING)).as(name + " at " + width).isEmpty();
        }
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(AXE)).as(name + " " + scheme).isEmpty();
      }
    }
  }

  @Test
  void hostileNamesNeitherRunNorBreakThePage(Browser chromium) {
    try (BrowserContext context = chromium.newContext()) {
      Page page = context.newPage();
      page.onDialog(
          dialog -> {
            throw new AssertionError("a script of the phone's ran: " + dialog.message());
          });
      page.setViewportSize(390, 844);

      page.navigate(bench.at("/phones"));

      assertThat(page.locator(".row .file").allInnerTexts())
          .anyMatch(text -> text.contains("<img src=x onerror=alert(1)>"))
          .anyMatch(text -> text.contains("\\u202e"))
          .anyMatch(text -> text.length() > 250);
      assertThat(page.locator(".row img").count()).isZero();
      assertThat((List<?>) page.evaluate(OVERFLOWING)).isEmpty();
    }
  }

  /// To the step where most is to be seen.
  private static void step(String name, Page page) {
    if (name.equals("guide")) {
      for (int step = 0; step < 5; step++) {
        page.locator(".step.is-now .step-do button").click();
      }
    } else if (name.equals("practice")) {
      page.locator("#practice-take button").click();
      page.locator(".handset").waitFor();
      page.locator(".plug").click();
      page.locator(".handset.on").waitFor();
    }
  }

  private static void keep(Page page, String name) throws IOException {
    String folder = System.getProperty("screenshots", "");
    if (!folder.isEmpty()) {
      Path kept = Files.createDirectories(Path.of("..").resolve(folder));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(kept.resolve(name + ".jpg"))
              .setType(ScreenshotType.JPEG)
              .setQuality(45));
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        LooksTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      if (script == null) {
        throw new AssertionError("axe-core is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
