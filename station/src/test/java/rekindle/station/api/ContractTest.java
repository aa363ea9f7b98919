package rekindle.station.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.PracticeImage;
import rekindle.recovery.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running server against `openapi.json`, judged by a validator that others wrote.
@Timeout(120)
class ContractTest {
  private static final Path CONTRACT =
      Path.of("src/main/resources/rekindle/station/api/openapi.json").toAbsolutePath();

  /// Virtual phones are mounted by the room `cli`, and tested there.
  private static final String MOUNTED = "/api/v1/practice";

  private final OpenApiInteractionValidator validator =
      OpenApiInteractionValidator.createFor(CONTRACT.toUri().toString()).build();

  @TempDir Path data;

  @Test
  void everyPathOfTheContractIsServedAndNoOther() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      JsonNode contract =
          JsonMapper.builder().build().readTree(open.browser().get("/api/v1/openapi.json").body());
      Set<String> promised = new TreeSet<>();
      contract.get("paths").properties().stream()
          .filter(path -> !path.getKey().startsWith(MOUNTED))
          .forEach(
              path ->
                  path.getValue()
                      .propertyNames()
                      .forEach(
                          method ->
                              promised.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

      Set<String> served =
          open.routes().list().stream()
              .map(route -> route.method() + " " + route.pattern())
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(served).isEqualTo(promised);
    }
  }

  @Test
  void everyAnswerIsAsTheContractSays() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      open.fetch("snom320.bin", "User-Agent", "=cmd|' /C calc'!A0");
      open.station().next(Event.Finished.class);
      open.fetch("snom870.bin");
      open.station().next(Event.Refused.class);
      String sum = open.station().sum().hex();
      String image = "/api/v1/images/" + sum;

      for (String path :
          List.of(
              "/api/v1/health",
              "/api/v1/openapi.json",
              "/api/v1/station",
              "/metrics",
              "/api/v1/models",
              "/api/v1/models/snom870",
              "/api/v1/models/nophone",
              "/api/v1/models/snom870/guide?server=192.168.1.10&phone=192.168.1.50&lang=de",
              "/api/v1/models/snom870/guide?server=1.2.3",
              "/api/v1/models/snom320/guide?protocol=http",
              "/api/v1/models/snom870/card",
              "/api/v1/images",
              "/api/v1/images/removed",
              image,
              image + "/check",
              "/api/v1/images/nothing",
              "/api/v1/images/nothing/check",
              "/api/v1/recoveries",
              "/api/v1/recoveries?format=csv",
              "/api/v1/recoveries?day=yesterday",
              "/api/v1/recoveries/999",
              "/api/v1/recoveries/x",
              "/api/v1/events?after=-1",
              "/api/v1/approvals",
              "/api/v1/rules")) {
        check(Method.GET, path, open.browser().get(path));
      }
      String first = open.browser().get("/api/v1/recoveries").body();
      String id = first.substring(first.indexOf("\"id\":") + 5, first.indexOf(','));
      check(Method.GET, "/api/v1/recoveries/" + id, open.browser().get("/api/v1/recoveries/" + id));
      changes(open, sum);
    }
  }

  private void changes(OpenDashboard open, String sum) throws Exception {
    String image = "/api/v1/images/" + sum;
    send(open, Method.POST, "/api/v1/images?model=snom320", "");
    send(open, Method.POST, "/api/v1/images?model=nophone", "x");
    send(open, Method.POST, "/api/v1/images?name=a.bin", "bytes of nobody");
    send(open, Method.POST, "/api/v1/images?as=a.bin&name=a.bin", "bytes of nobody");
    send(open, Method.POST, "/api/v1/images?publish=false", "bytes of nobody else");
    send(open, Method.DELETE, "/api/v1/images/a.bin", "");
    send(open, Method.POST, image + "/publish?as=b.bin", "");
    send(open, Method.POST, image + "/publish?model=nophone", "");
    send(open, Method.POST, "/api/v1/images/undo", "");
    send(open, Method.DELETE, image, "");
    check(Method.GET, "/api/v1/images/removed", open.browser().get("/api/v1/images/removed"));
    send(open, Method.POST, image + "/restore", "");
    send(open, Method.POST, image + "/restore", "");
    send(open, Method.DELETE, image + "?forever=true", "");
    send(open, Method.POST, "/api/v1/approvals/7/allow", "");
    send(open, Method.POST, "/api/v1/approvals/7/deny", "");
    send(
        open,
        Method.PUT,
        "/api/v1/rules",
        "[{\"who\":\"10.0.0.0/8\",\"verdict\":\"deny\",\"note\":\"\"}]");
    send(open, Method.PUT, "/api/v1/rules", "no rules");
  }

  private void send(OpenDashboard open, Method method, String path, String body) throws Exception {
    check(method, path, open.browser().send(method.name(), path, body));
  }

  private void check(Method method, String path, HttpResponse<String> answer) {
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(answer.statusCode()).withBody(answer.body());
    answer.headers().map().forEach((name, values) -> response.withHeader(name, values));

    ValidationReport report =
        validator.validateResponse(path.split("\\?", 2)[0], method, response.build());

    assertThat(report.getMessages())
        .as("%s %s -> %d %s", method, path, answer.statusCode(), answer.body())
        .isEmpty();
  }

  static byte[] practice(String model, int sizeBytes) throws Exception {
    return PracticeImage.make(model, sizeBytes, "9.9", 7).stream().readAllBytes();
  }
}
