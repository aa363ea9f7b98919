package rekindle.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.Serving;

/// A person with two pages: the guide, and the virtual phone beside it.
@ExtendWith(Chromium.class)
class PracticeTest {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);
  private static final LocatorAssertions.IsVisibleOptions VISIBLE_SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  @TempDir static Path data;
  private static Bench bench;
  private BrowserContext context;
  private Page phone;

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
  void takeAPhone(Browser chromium) {
    context = chromium.newContext();
    phone = context.newPage();
    phone.navigate(bench.at("/practice?model=snom870"));
    phone.locator("#practice-take button").click();
    assertThat(phone.locator(".handset")).isFocused();
  }

  @AfterEach
  void leave() {
    phone.locator(".away").click();
    assertThat(phone.locator(".handset")).isHidden();
    context.close();
  }

  @Test
  void theGuideIsFollowedOnOnePageWhileThePhoneRecoversOnTheOther() {
    Page guide = context.newPage();
    guide.navigate(bench.at(phone.locator(".bench-notes a").getAttribute("href")));
    guide.getByText("I have read this. Begin").click();

    enterRescueMode();
    typeTheFourNumbersAndPickHttp();

    assertThat(guide.locator("#step-10.is-done")).isVisible(VISIBLE_SOON);
    assertThat(guide.locator("#follow")).containsText("unplug", SOON);
    guide.reload();
    assertThat(guide.locator("#step-10.is-done")).isVisible();
    assertThat(display()).containsText("is running", SOON);
    assertThat(guide.locator("#follow.is-over")).isVisible(VISIBLE_SOON);
    assertThat(guide.locator("#follow")).containsText("runs again");
  }

  @Test
  void aPlugThatIsPulledWhileErasingLeavesAPhoneThatCanBeRecovered() {
    enterRescueMode();
    typeTheFourNumbersAndPickHttp();
    assertThat(display()).containsText("Erasing", SOON);

    phone.locator(".plug").click();
    assertThat(phone.locator(".outcome")).containsText("The boot loader is whole", SOON);

    enterRescueMode();
    typeTheFourNumbersAndPickHttp();
    assertThat(display()).containsText("is running", SOON);
  }

  @Test
  void theMouseHoldsAKeyAsLongAsItIsDown() {
    Locator hash = phone.locator("[data-key=hash]");
    hash.hover();

    phone.mouse().down();
    assertThat(phone.locator("[data-key=hash].down")).isVisible();
    phone.mouse().up();

    assertThat(phone.locator("[data-key=hash].down")).isHidden();
  }

  private void enterRescueMode() {
    phone.locator(".keep").click();
    phone.locator("[data-key=hash]").click();
    phone.locator(".plug").click();
    assertThat(display()).containsText("Rescue mode?", SOON);
    phone.locator(".keep").click();
    phone.locator(".handset").focus();
    phone.keyboard().press("2");
  }

  private void typeTheFourNumbersAndPickHttp() {
    List<String> numbers = phone.locator(".numbers dd").allInnerTexts();
    type("Phone IP", numbers.get(0));
    type("Netmask", numbers.get(2));
    type("Gateway", numbers.get(3));
    type("Server", numbers.get(1));
    assertThat(display()).containsText("1)HTTP", SOON);
    phone.keyboard().press("1");
  }

  private void type(String question, String number) {
    assertThat(display()).containsText(question, SOON);
    number.chars().forEach(c -> phone.keyboard().press(Character.toString(c)));
    phone.keyboard().press("Enter");
  }

  private Locator display() {
    return phone.locator(".lcd");
  }
}
