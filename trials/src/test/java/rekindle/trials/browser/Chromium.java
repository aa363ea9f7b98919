package rekindle.trials.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One Chromium for all trials of this package; it starts with the first and ends after the last.
final class Chromium implements ParameterResolver {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  /// Without these Chromium asks the internet for its own matters, which a closed network refuses
  /// many times a second.
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// The browser and the program that drives it.
  record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    static Running start() {
      if (!Files.isExecutable(PROGRAM)) {
        throw new AssertionError("no " + PROGRAM + ". Next: apt-get install chromium");
      }
      var options =
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      Playwright playwright = Playwright.create(options);
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET)));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Chromium.class))
        .computeIfAbsent("running", _ -> Running.start(), Running.class)
        .browser();
  }
}
