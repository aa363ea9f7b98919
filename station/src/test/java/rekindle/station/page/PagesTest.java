package rekindle.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.Event;
import rekindle.recovery.Wording;
import rekindle.station.OpenStation;
import rekindle.station.Serving;
import rekindle.station.dashboard.Browser;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.dashboard.NavEntry;
import rekindle.station.dashboard.Routes;

class PagesTest {
  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)");
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("from \"\\./([a-z]+\\.js)\"|import \"\\./([a-z]+\\.js)\"");

  @TempDir Path data;
  private OpenStation station;
  private Dashboard dashboard;
  private Browser browser;

  @BeforeEach
  void open() throws IOException {
    station = OpenStation.open(data, 100_000);
    var site =
        new Site(
            station.station().board(),
            station.station().approvals(),
            station.station().rules(),
            station.images(),
            CatalogueReader.builtIn(),
            (_, _) -> Optional.empty(),
            Serving.ALL,
            () -> Map.of(Protocol.HTTP, List.of(station.http())),
            List::of,
            InstantSource.system(),
            ZoneOffset.UTC);
    var pages =
        new Pages(site, List.of(new NavEntry("/practice", new Wording("Practice", "Üben"))));
    dashboard = Dashboard.open(DashboardOptions.loopback(0), pages.add(new Routes()), pages);
    browser = new Browser(dashboard.base());
  }

  @AfterEach
  void close() {
    dashboard.close();
    station.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?model=snom870&since=0", "/phones", "/images", "/rules", "/nowhere"})
  void everyPageSpeaksBothLanguagesAndCarriesNothingInline(String path) throws Exception {
    String english = browser.get(path, "accept", "text/html").body();
    String german = browser.get(path, "accept", "text/html", "cookie", "lang=de").body();

    assertThat(english).contains("<html lang=\"en\"", ">Recover<").doesNotContainPattern(INLINE);
    assertThat(german).contains("<html lang=\"de\"", ">Retten<").doesNotContainPattern(INLINE);
  }

  @Test
  void theFirstViewIsBelow200Kilobytes() throws Exception {
    String page = browser.get("/?model=snom870&since=0").body();

    long bytes = page.length();
    var wanted = new java.util.ArrayDeque<String>();
    var seen = new java.util.LinkedHashSet<String>();
    ASSET.matcher(page).results().map(found -> found.group(1)).forEach(wanted::add);
    while (!wanted.isEmpty()) {
      String path = wanted.poll();
      if (seen.add(path)) {
        HttpResponse<String> asset = browser.get(path);
        assertThat(asset.statusCode()).as(path).isEqualTo(200);
        bytes += asset.body().length();
        IMPORT
            .matcher(asset.body())
            .results()
            .flatMap(found -> Stream.of(found.group(1), found.group(2)))
            .filter(java.util.Objects::nonNull)
            .forEach(name -> wanted.add("/assets/" + name));
      }
    }

    assertThat(seen).contains("/assets/base.css", "/assets/live.js", "/assets/guide.js");
    assertThat(bytes).isLessThan(200_000);
  }

  private void fetch() throws Exception {
    var phone = new Browser("http://127.0.0.1:%d/".formatted(station.http().getPort()));
    assertThat(phone.get("/snom320.bin").statusCode()).isEqualTo(200);
  }

  @Test
  void whoComesByAForeignNameSeesNothingOfTheStation() throws Exception {
    HttpResponse<String> answer =
        browser.get("/", "Accept", "text/html", "Host", "evil.example:" + 80);

    assertThat(answer.statusCode()).isEqualTo(421);
    assertThat(answer.body()).doesNotContain("bell", "data-live", "<nav");
  }

  @Test
  void aStreamNamesItsPlaceOnlyAfterEverythingUpToThere() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(dashboard.base() + "live?after=0&list=phones")).build();
    fetch();
    station.next(Event.Finished.class);
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      List<String> heard = new ArrayList<>();
      lines.takeWhile(line -> !line.startsWith("id: ")).forEach(heard::add);
      client.shutdownNow();

      assertThat(heard).contains("event: row");
      assertThat(heard.getLast()).isEqualTo("event: at");
    }
  }

  @Test
  void aRowThatAFilterNoLongerLetsThroughIsTakenAway() throws Exception {
    fetch();
    station.next(Event.Finished.class);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(dashboard.base() + "live?after=0&list=phones&outcome=in-progress"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      List<String> heard = new ArrayList<>();
      lines.takeWhile(line -> !line.startsWith("id: ")).forEach(heard::add);
      client.shutdownNow();

      assertThat(heard).contains("event: gone").doesNotContain("event: row");
    }
  }

  @Test
  void anAssetIsNotSentTwice() throws Exception {
    String tag = browser.get("/assets/page.js").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> again = browser.get("/assets/page.js", "if-none-match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aGuideKeepsThePlaceInTheJournalWhereItWasBegun() throws Exception {
    HttpResponse<String> begun = browser.get("/?model=320");

    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(begun.headers().firstValue("location").orElseThrow())
        .startsWith("/?model=snom320&protocol=tftp&")
        .contains("&since=" + station.station().board().lastId());
  }

  @Test
  void aModelWithoutARecoveryIsSaid() throws Exception {
    assertThat(browser.get("/?model=D810").body())
        .contains("No recovery is known for the Snom D810");
    assertThat(browser.get("/?model=%3Cb%3E").body())
        .contains("There is no model \"&lt;b&gt;\"")
        .doesNotContain("<b>");
  }

  @Test
  void whatAPhoneDoesIsOnThePageAndInItsStream() throws Exception {
    ask(station.http(), "/%3Cimg%20src=x%20onerror=alert(1)%3E", "<script>alert(2)</script>");
    station.next(Event.Refused.class);

    String phones = awaited("/phones", "got nothing");
    String stream = firstEvent("/live?after=0", "row");

    assertThat(List.of(phones, stream))
        .allSatisfy(
            html ->
                assertThat(html)
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain("<img src=x"));
    String story = browser.get("/phones/" + id(phones)).body();
    assertThat(story).contains("&lt;script&gt;alert(2)").doesNotContain("<script>alert");
  }

  @Test
  void aPhoneThatHasEverythingTicksTheStepsOfItsGuide() throws Exception {
    HttpResponse<byte[]> image = ask(station.http(), "/snom320.bin", "curl");
    station.next(Event.Finished.class);

    String guide = awaited("/?model=snom320&since=0", "data-done=\"8\"");

    assertThat(image.body()).hasSize(station.bytes().length);
    assertThat(guide).contains("class=\"step is-now\" id=\"step-9\"", "Do not unplug");
  }

  private static HttpResponse<byte[]> ask(InetSocketAddress station, String path, String agent)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var at = URI.create("http://127.0.0.1:" + station.getPort() + path);
      return client.send(
          HttpRequest.newBuilder(at).header("user-agent", agent).build(),
          BodyHandlers.ofByteArray());
    }
  }

  /// The page as soon as it says something: the journal is written behind the phone's back.
  private String awaited(String path, String words) throws IOException, InterruptedException {
    String page = browser.get(path).body();
    for (int tries = 0; tries < 200 && !page.contains(words); tries++) {
      station
          .station()
          .board()
          .awaitAfter(station.station().board().lastId(), java.time.Duration.ofMillis(50));
      page = browser.get(path).body();
    }
    assertThat(page).contains(words);
    return page;
  }

  private String firstEvent(String path, String type) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var at = URI.create(dashboard.base() + path.substring(1));
      HttpResponse<Stream<String>> stream =
          client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofLines());
      try (Stream<String> lines = stream.body()) {
        String event =
            String.join(
                "\n",
                lines
                    .dropWhile(line -> !line.equals("event: " + type))
                    .takeWhile(line -> !line.isEmpty())
                    .toList());
        client.shutdownNow();
        return event;
      }
    }
  }

  private static String id(String phones) {
    var found = Pattern.compile("id=\"r-(\\d+)\"").matcher(phones);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
