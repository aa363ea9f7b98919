package rekindle.station.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.station.Serving;

/// A person who answers through the API while a phone waits.
@Timeout(60)
class PermissionsTest {
  private static final long A_MOMENT_NANOS = 20_000_000;

  @TempDir Path data;
  private OpenDashboard open;

  @BeforeEach
  void open() throws Exception {
    open = OpenDashboard.open(data, options -> options.withServing(Serving.ASK));
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aPhoneThatIsAllowedOnceGetsItsImage() throws Exception {
    CompletableFuture<Integer> phone = fetching();
    String waiting = waiting();

    var answer = open.browser().send("POST", "/api/v1/approvals/" + id(waiting) + "/allow", "");

    assertThat(waiting)
        .contains("\"address\":\"127.0.0.1\"", "\"name\":\"snom320.bin\"", "\"protocol\":\"http\"")
        .contains("\"at\":\"", "\"model\":\"snom320\"");
    assertThat(answer.body()).contains("\"answer\":\"allow-once\"");
    assertThat(phone.get()).isEqualTo(200);
    assertThat(open.browser().get("/api/v1/approvals").body()).isEqualTo("[]");
  }

  @Test
  void aPhoneThatIsAllowedForGoodGetsARule() throws Exception {
    CompletableFuture<Integer> phone = fetching();

    open.browser().send("POST", "/api/v1/approvals/" + id(waiting()) + "/allow?phone=true", "");

    assertThat(phone.get()).isEqualTo(200);
    assertThat(open.browser().get("/api/v1/rules").body())
        .contains("\"who\":\"127.0.0.1", "\"verdict\":\"allow\"");
    assertThat(open.fetch("snom320.bin")).isEqualTo(200);
  }

  @Test
  void aPhoneThatIsDeniedIsRefused() throws Exception {
    CompletableFuture<Integer> phone = fetching();
    long id = id(waiting());

    var answer = open.browser().send("POST", "/api/v1/approvals/" + id + "/deny", "");
    var again = open.browser().send("POST", "/api/v1/approvals/" + id + "/allow", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(phone.get()).isEqualTo(403);
  }

  @Test
  void rulesAreReplacedAllAtOnce() throws Exception {
    var put =
        open.browser()
            .send(
                "PUT",
                "/api/v1/rules",
                "[{\"who\":\"127.0.0.0/8\",\"verdict\":\"deny\",\"note\":\"the bench\"}]");

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).contains("127.0.0.0/8", "the bench");
    assertThat(open.fetch("snom320.bin")).isEqualTo(403);
  }

  @Test
  void rulesThatSomebodyElseChangedMeanwhileAreNotOverwritten() throws Exception {
    String read = open.browser().get("/api/v1/rules").headers().firstValue("etag").orElseThrow();
    String theirs = "[{\"who\":\"10.0.0.1/32\",\"verdict\":\"allow\",\"note\":\"theirs\"}]";
    open.browser().send("PUT", "/api/v1/rules", theirs);

    var late = open.browser().send("PUT", "/api/v1/rules", "[]", "If-Match", read);
    String now = open.browser().get("/api/v1/rules").headers().firstValue("etag").orElseThrow();
    var informed = open.browser().send("PUT", "/api/v1/rules", "[]", "If-Match", now);

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("meanwhile");
    assertThat(informed.statusCode()).isEqualTo(200);
    assertThat(informed.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[1]",
        "[{\"who\":\"10.0.0.0/8\"}]",
        "[{\"who\":\"everybody\",\"verdict\":\"deny\",\"note\":\"\"}]",
        "[{\"who\":\"10.0.0.0/8\",\"verdict\":\"never\",\"note\":\"\"}]",
        "[{\"who\":\"10.0.0.0/8\",\"verdict\":\"deny\",\"note\":\"\\u0000\"}]"
      })
  void whatIsNoListOfRulesChangesNothing(String body) throws Exception {
    var put = open.browser().send("PUT", "/api/v1/rules", body);

    assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
    assertThat(open.browser().get("/api/v1/rules").body()).isEqualTo("[]");
  }

  private CompletableFuture<Integer> fetching() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return open.fetch("snom320.bin");
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
          }
        });
  }

  private String waiting() throws Exception {
    while (true) {
      String body = open.browser().get("/api/v1/approvals").body();
      if (!body.equals("[]")) {
        return body;
      }
      LockSupport.parkNanos(A_MOMENT_NANOS);
    }
  }

  private static long id(String approvals) {
    String behind = approvals.substring(approvals.indexOf("\"id\":") + 5);
    return Long.parseLong(behind.substring(0, behind.indexOf(',')));
  }
}
