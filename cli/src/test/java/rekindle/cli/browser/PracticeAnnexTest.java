package rekindle.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.firmware.disk.ImageStore;
import rekindle.phone.ServerPorts;
import rekindle.station.api.Api;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Virtual phones over HTTP, as the page and curl use them. No station answers them here.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PracticeAnnexTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @TempDir Path data;
  private final HttpClient client = HttpClient.newHttpClient();
  private ImageStore images;
  private PracticeAnnex annex;
  private Routes routes;
  private Dashboard dashboard;

  @BeforeEach
  void open() throws IOException {
    images = ImageStore.open(data, _ -> {});
    annex =
        new PracticeAnnex(
            new PracticePlace(LOOPBACK, new ServerPorts(9, 9, 9)),
            CatalogueReader.builtIn(),
            images,
            (_, title, _, _) -> Given.text(200, "text/html", title.en()));
    routes = annex.add(new Routes());
    dashboard = Dashboard.open(DashboardOptions.loopback(0), routes);
  }

  @AfterEach
  void close() {
    dashboard.close();
    annex.close();
    images.close();
    client.close();
  }

  @Test
  void aPhoneIsTakenWithItsPlugOutAndItsDisplayDark() throws Exception {
    HttpResponse<String> answer = post("?model=snom870&speed=0");

    JsonNode phone = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/practice/1");
    assertThat(phone.get("now").get("powered").asBoolean()).isFalse();
    assertThat(phone.get("now").get("rows").toString()).doesNotContain("Rescue");
    assertThat(phone.get("rescueKey").asString()).isEqualTo("hash");
    assertThat(phone.get("numbers").get("server").asString()).isEqualTo("127.0.0.1");
    assertThat(phone.get("numbers").get("phone").asString()).startsWith("127.0.0.");
  }

  @Test
  void aKeyHeldWhileThePlugGoesInLeadsToTheRescueMode() throws Exception {
    post("?model=snom870&speed=0");

    post("/1/keys/hash/down");
    post("/1/plug/in");
    JsonNode asking = watch("1", now -> now.get("rows").toString().contains("Rescue mode?"));
    post("/1/keys/hash/up");

    assertThat(asking.get("powered").asBoolean()).isTrue();
    assertThat(asking.get("held").toString()).isEqualTo("[\"hash\"]");
    JsonNode released = watch("1", now -> now.get("held").isEmpty());
    assertThat(released.get("powered").asBoolean()).isTrue();
  }

  @Test
  void aPhoneWithBrokenFirmwareWaitsInItsBootLoaderAndSaysSo() throws Exception {
    post("?model=snom320&speed=0");

    post("/1/plug/in");
    JsonNode over = watch("1", now -> now.get("attempts").asInt() == 1);

    assertThat(over.get("ending").asString()).isEqualTo("rescue");
    assertThat(over.get("says").get("en").asString()).contains("waits in its boot loader");
    assertThat(over.get("says").get("de").asString()).contains("Bootloader");
  }

  @Test
  void pullingThePlugDarkensTheDisplay() throws Exception {
    post("?model=snom320&speed=0");
    post("/1/plug/in");
    JsonNode lit = watch("1", now -> now.get("attempts").asInt() == 1);

    post("/1/plug/out");

    JsonNode dark = watch("1", now -> says(now).isBlank());
    assertThat(says(lit)).isNotBlank();
    assertThat(dark.get("powered").asBoolean()).isFalse();
  }

  @Test
  void theTableHoldsFourAndAPhoneThatIsPutAwayMakesRoom() throws Exception {
    for (int i = 0; i < PracticeRoom.MOST; i++) {
      assertThat(post("?model=snom320").statusCode()).isEqualTo(201);
    }

    HttpResponse<String> fifth = post("?model=snom320");
    int away = send("DELETE", "/2").statusCode();

    assertThat(fifth.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(fifth.body()).get("next").asString()).contains("DELETE");
    assertThat(away).isEqualTo(204);
    assertThat(post("?model=snom320").statusCode()).isEqualTo(201);
    assertThat(send("GET", "/2").statusCode()).isEqualTo(404);
  }

  @Test
  void whoWatchesAPhoneThatIsPutAwayIsTold() throws Exception {
    post("?model=snom320");
    HttpResponse<InputStream> stream = stream("1");
    try (var lines = lines(stream)) {
      lines.readLine();

      send("DELETE", "/1");

      assertThat(lines.lines().anyMatch("event: gone"::equals)).isTrue();
    }
  }

  @Test
  void aPracticeImageIsMadeOnceAndNeverTakesAPublishedOnesPlace() throws Exception {
    HttpResponse<String> made = post("/image?model=snom320");
    HttpResponse<String> again = post("/image?model=snom320");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(images.find("snom320.bin")).isPresent();
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest(name = "POST /api/v1/practice{0} is answered with {1}")
  @CsvSource({
    "?model=snom999, 422",
    "?model=pa1, 422",
    "'', 422",
    "?model=snom320&speed=-1, 422",
    "?model=snom320&speed=1e9, 422",
    "?model=snom320&speed=9999, 422",
    "?model=snom320&speed=NaN, 422",
    "/7/plug/in, 404",
    "/7/keys/ok/press, 404",
    "/image?model=, 422",
  })
  void badRequestsAreAnsweredWithASentence(String asked, int status) throws Exception {
    HttpResponse<String> answer = post(asked);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("detail").asString()).endsWith(".");
  }

  @Test
  void aKeyThatThePhonesDoNotHaveIsNotFound() throws Exception {
    post("?model=snom320");

    assertThat(post("/1/keys/any/press").statusCode()).isEqualTo(404);
    assertThat(post("/1/keys/5/press").statusCode()).isEqualTo(204);
    assertThat(post("/1/keys/digit-5/press").statusCode()).isEqualTo(204);
  }

  @Test
  void everyPathOfTheContractIsServedAndNoOther() throws Exception {
    JsonNode contract;
    try (InputStream file = Api.class.getResourceAsStream("openapi.json")) {
      contract = JSON.readTree(file);
    }
    var promised = new TreeSet<String>();
    for (var path : contract.get("paths").properties()) {
      if (path.getKey().startsWith("/api/v1/practice")) {
        path.getValue()
            .propertyNames()
            .forEach(method -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
      }
    }

    assertThat(routes.list())
        .filteredOn(route -> route.pattern().startsWith("/api/"))
        .extracting(route -> route.method() + " " + route.pattern())
        .containsExactlyInAnyOrderElementsOf(promised);
  }

  @Test
  void aPhoneHasTheMembersThatTheContractPromises() throws Exception {
    JsonNode contract;
    try (InputStream file = Api.class.getResourceAsStream("openapi.json")) {
      contract = JSON.readTree(file).get("components").get("schemas");
    }

    JsonNode phone = JSON.readTree(post("?model=snom870").body());

    assertThat(phone.propertyNames())
        .containsExactlyInAnyOrderElementsOf(members(contract, "VirtualPhone"));
    assertThat(phone.get("now").propertyNames())
        .containsExactlyInAnyOrderElementsOf(members(contract, "LivePhone"));
  }

  private static Collection<String> members(JsonNode schemas, String name) {
    return schemas.get(name).get("properties").propertyNames();
  }

  @Test
  void thePageAndItsFilesAreThere() throws Exception {
    assertThat(get("/practice").body()).isEqualTo("Practice");
    assertThat(get("/practice/practice.js").headers().firstValue("Content-Type"))
        .contains("text/javascript;charset=utf-8");
    assertThat(get("/practice/practice.css").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send("POST", path);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/api/v1/practice" + path))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<InputStream> stream(String id) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/api/v1/practice/" + id + "/events")).build(),
        BodyHandlers.ofInputStream());
  }

  /// Follows a phone's events until one shows what is wanted.
  private JsonNode watch(String id, Predicate<JsonNode> wanted) throws Exception {
    try (var lines = lines(stream(id))) {
      return lines
          .lines()
          .filter(line -> line.startsWith("data: "))
          .map(line -> JSON.readTree(line.substring("data: ".length())))
          .filter(wanted)
          .findFirst()
          .orElseThrow();
    }
  }

  private static String says(JsonNode now) {
    return now.get("rows").valueStream().map(JsonNode::asString).collect(Collectors.joining());
  }

  private static BufferedReader lines(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create(dashboard.base().replaceAll("/$", "") + path);
  }
}
