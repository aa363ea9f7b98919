package rekindle.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.Serving;

/// The guide, while a phone does what it says.
@ExtendWith(Chromium.class)
class FollowTest {
  private static final String GUIDE =
      "/?model=snom870&protocol=http&phone=127.0.0.50&server=127.0.0.1&mask=255.255.255.0&gateway=127.0.0.1";
  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  @TempDir static Path data;
  private static Bench bench;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void open() {
    bench = Bench.open(data, Serving.ALL);
    bench.publish("snom870", 6_000_000);
  }

  @AfterAll
  static void close() throws Exception {
    bench.close();
  }

  @BeforeEach
  void visit(Browser chromium) {
    context = chromium.newContext();
    page = context.newPage();
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @Test
  void theStepsTickThemselvesUntilThePhoneRuns() throws Exception {
    page.navigate(bench.at(GUIDE));
    page.getByText("I have read this. Begin").click();
    assertThat(page.locator("#step-1")).hasAttribute("aria-current", "step");

    Process phone =
        bench.phone("snom870", "--ip", "127.0.0.50", "--protocol", "http", "--speed", "40");

    assertThat(page.locator("#step-9.is-done")).isVisible(SOON);
    assertThat(page.locator("#follow .bar.guess, #step-15.is-done").first()).isVisible(SOON);
    assertThat(page.locator("#follow")).containsText("unplug");
    page.reload();
    assertThat(page.locator("#step-9.is-done")).isVisible();
    assertThat(page.locator(".row").first()).containsText("snom870-r.bin");
    assertThat(page.locator("#follow.is-over")).isVisible(SOON);
    assertThat(page.locator("#step-15.is-done")).isVisible();
    assertThat(Bench.exitCode(phone)).isZero();
  }

  @Test
  void powerPulledWhileErasingIsRecoveredOnTheSamePage() throws Exception {
    page.navigate(bench.at(GUIDE));
    Path flash = data.resolve("flash");
    String[] way = {
      "--ip", "127.0.0.51", "--protocol", "http", "--speed", "0", "--state", flash.toString()
    };

    Process cut = bench.phone("snom870", with(way, "--power-cut", "40"));
    assertThat(page.locator("#step-10.is-done")).isVisible(SOON);
    assertThat(Bench.exitCode(cut)).isEqualTo(1);
    assertThat(page.locator("#follow")).not().hasClass(Pattern.compile("is-over"));

    Process again = bench.phone("snom870", way);
    assertThat(Bench.exitCode(again)).isZero();
    assertThat(page.locator("#follow.is-over")).isVisible(SOON);
  }

  @Test
  void theGuideSpeaksGerman() {
    page.navigate(bench.at(GUIDE + "&lang=de"));

    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("h1")).hasText("So wird ein Snom 870 gerettet (snom870)");
    assertThat(page.locator("#step-0")).containsText("Alle Einstellungen");
    page.navigate(bench.at("/phones"));
    assertThat(page.locator("h1")).hasText("Telefone");
  }

  @Test
  void everythingCanBeDoneWithTheKeyboardAlone() {
    page.navigate(bench.at("/"));
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator("#model")).isFocused();
    page.keyboard().type("Snom 870");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("How to recover a Snom 870 (snom870)");
    tabTo("[data-done-step='0']");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-done-step='1']")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    assertThat(page.locator("#step-3 .timer-start")).isFocused();
    page.keyboard().press("Space");
    assertThat(page.locator("#step-3 .dial-fill")).not().hasAttribute("stroke-dashoffset", "100");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    page.navigate(bench.at(GUIDE));
    page.locator(".setup-box summary").click();
    Locator phone = page.locator("#phone");

    phone.fill("192.168.1.300");
    phone.press("Tab");

    assertThat(page.locator("#field-phone .concern")).containsText("300 is more than 255");
    assertThat(phone).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#mask")).isFocused();
  }

  @Test
  void theCardIsPrintedWithoutThePagesFurniture() {
    page.navigate(bench.at(GUIDE));
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(page.locator(".top")).isHidden();
    assertThat(page.locator(".print-numbers")).containsText("127.0.0.50");
    assertThat(page.locator("#step-9 .step-say")).isVisible();
    assertThat(page.locator("#step-9 .step-do")).isHidden();
  }

  private void tabTo(String selector) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      if (page.locator(selector + ":focus").count() > 0) {
        return;
      }
    }
    assertThat(page.locator(selector)).isFocused();
  }

  private static String[] with(String[] some, String... more) {
    var all = new java.util.ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
