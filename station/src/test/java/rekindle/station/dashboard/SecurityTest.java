package rekindle.station.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and what is refused to whom. A dashboard on the loopback that demands its token
/// as if it could be reached by others.
@Timeout(60)
class SecurityTest {
  private final Secret secret = Secret.random();
  private Dashboard dashboard;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    dashboard = open(Optional.of(secret));
    browser = new Browser(dashboard.base());
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  private static Dashboard open(Optional<Secret> secret) throws Exception {
    Routes routes =
        new Routes()
            .get("/", _ -> Given.text(200, "text/plain", "page"))
            .get("/api/v1/health", _ -> Given.json(200, "{}"))
            .get("/api/v1/images", _ -> Given.json(200, "[]"))
            .post("/api/v1/images", _ -> Given.json(201, "{}"));
    return Dashboard.open(
        DashboardOptions.loopback(0), routes, new PlainFaces(), secret, Patience.USUAL);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, true", "192.168.1.10, true", "::, true", "127.0.0.1, false", "::1, false"})
  void aTokenIsDemandedWhereOthersCanReachIt(String address, boolean demanded) {
    var options = new DashboardOptions(List.of(InetAddress.ofLiteral(address)), 0);

    assertThat(options.isReachable()).isEqualTo(demanded);
  }

  @Test
  void onTheLoopbackNoTokenIsNeeded() throws Exception {
    try (Dashboard open = open(Optional.empty())) {
      assertThat(open.loginLink()).isEmpty();
      assertThat(new Browser(open.base()).get("/api/v1/images").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutTheTokenNothingIsShownButThatItIsAlive() throws Exception {
    var refused = browser.get("/api/v1/images");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
    assertThat(browser.get("/nowhere").statusCode()).isEqualTo(401);
    assertThat(browser.send("POST", "/api/v1/images", "x").statusCode()).isEqualTo(401);
    assertThat(browser.get("/api/v1/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowserWithoutTheTokenIsAskedForIt() throws Exception {
    var page = browser.get("/login", "Accept", "text/html", "Accept-Language", "de-CH, en;q=0.5");
    var other = browser.get("/", "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("lang=\"de\"", "name=\"token\"");
    assertThat(other.statusCode()).isEqualTo(401);
    assertThat(other.body()).contains("name=\"token\"");
  }

  @Test
  void theLinkLetsABrowserIn() throws Exception {
    String link = dashboard.loginLink().orElseThrow();
    var login = browser.get(link.substring(dashboard.base().length() - 1));
    String cookie = login.headers().firstValue("set-cookie").orElseThrow();

    var page = browser.get("/", "Cookie", "theme=dark; " + cookie.split(";", 2)[0]);

    assertThat(link).startsWith(dashboard.base() + "login?token=");
    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(login.headers().firstValue("location")).hasValue("/");
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @Test
  void aProgramSendsTheTokenAsABearer() throws Exception {
    assertThat(bearer(secret.text()).statusCode()).isEqualTo(200);
    assertThat(bearer("0".repeat(32)).statusCode()).isEqualTo(401);
    assertThat(bearer("").statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenHas128BitsAndIsAnotherOneEachTime() {
    assertThat(secret.text()).matches("[0-9a-f]{32}").isNotEqualTo(Secret.random().text());
    assertThat(secret.toString()).doesNotContain(secret.text());
  }

  @Test
  void whoGuessesIsNotEvenLookedAtAnyMore() throws Exception {
    for (int i = 0; i < Attempts.OF_ONE; i++) {
      assertThat(browser.get("/login?token=" + i, "Accept", "text/html").statusCode())
          .isEqualTo(403);
    }

    var right = bearer(secret.text());

    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValue("retry-after")).hasValue("60");
  }

  @Test
  void aTabLeftOpenOverANewStartIsNoGuess() throws Exception {
    String old = Secret.random().cookieName() + "=" + "0".repeat(32);
    for (int i = 0; i < 2 * Attempts.OF_ONE; i++) {
      assertThat(browser.get("/api/v1/images", "Cookie", old).statusCode()).isEqualTo(401);
    }

    assertThat(bearer(secret.text()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example:8069", "8.8.8.8", "[2001:db8::1]"})
  void aNameThatIsNotOursIsRefused(String host) throws Exception {
    var answer = bearer(secret.text(), "Host", host);

    assertThat(answer.statusCode()).isEqualTo(421);
    assertThat(browser.get("/api/v1/health", "Host", host).statusCode()).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:9000", "127.0.0.1", "[::1]:8069"})
  void ourOwnNamesAreServedOnAnyPort(String host) throws Exception {
    assertThat(bearer(secret.text(), "Host", host).statusCode()).isEqualTo(200);
  }

  @Test
  void theMachinesOwnNameIsServed() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();

    assertThat(bearer(secret.text(), "Host", name + ":8069").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void aPageOfAnotherSiteChangesNothing(String field, String value) throws Exception {
    assertThat(post(field, value).statusCode()).isEqualTo(403);
  }

  @Test
  void ourOwnPageAndProgramsMayChangeThings() throws Exception {
    String origin = dashboard.base().substring(0, dashboard.base().length() - 1);

    assertThat(post("Origin", origin).statusCode()).isEqualTo(201);
    assertThat(post("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(201);
    assertThat(post("Sec-Fetch-Site", "none").statusCode()).isEqualTo(201);
    assertThat(post("Content-Type", "application/x-www-form-urlencoded").statusCode())
        .isEqualTo(201);
  }

  @Test
  void aBrowserIsNeverToldThatOthersMayReadAnswers() throws Exception {
    var answer = bearer(secret.text(), "Origin", "http://evil.example");

    assertThat(answer.headers().map().keySet())
        .noneMatch(field -> field.startsWith("access-control"));
  }

  private HttpResponse<String> post(String field, String value) throws Exception {
    return browser.send(
        "POST", "/api/v1/images", "x", "Authorization", "Bearer " + secret.text(), field, value);
  }

  private HttpResponse<String> bearer(String token, String... more) throws Exception {
    String[] fields = new String[more.length + 2];
    fields[0] = "Authorization";
    fields[1] = "Bearer " + token;
    System.arraycopy(more, 0, fields, 2, more.length);
    return browser.get("/api/v1/images", fields);
  }
}
