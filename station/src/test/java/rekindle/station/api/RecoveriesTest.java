package rekindle.station.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.recovery.Event;

/// What phones did, as the API tells it.
@Timeout(60)
class RecoveriesTest {
  @TempDir Path data;
  private OpenDashboard open;

  @BeforeEach
  void twoPhonesAsk() throws Exception {
    open = OpenDashboard.open(data);
    open.fetch("snom320.bin", "User-Agent", "=cmd|' /C calc'!A0, \"quoted\"");
    open.station().next(Event.Finished.class);
    open.fetch("snom870.bin");
    open.station().next(Event.Refused.class);
    awaitBoard();
  }

  private void awaitBoard() throws InterruptedException {
    var board = open.station().station().board();
    for (long id = 0; board.sights().size() < 2; ) {
      id = board.awaitAfter(id, java.time.Duration.ofSeconds(1));
    }
  }

  @AfterEach
  void close() {
    open.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "?phone=127.0.0.1, 2",
    "?phone=127.0.0.0/8, 2",
    "?phone=127.0., 2",
    "?phone=192.168.1.0/24, 0",
    "?phone=00:04:13, 0",
    "?model=snom320, 1",
    "?outcome=complete, 1",
    "?outcome=not-published, 1",
    "?outcome=denied, 0",
    "?limit=1, 1",
    "?day=2001-01-01, 0",
    "?before=1, 0",
    "?model=snom320&outcome=complete, 1",
  })
  void aFilterLetsThoseThroughThatFit(String query, int expected) throws Exception {
    String body = open.browser().get("/api/v1/recoveries" + query).body();

    assertThat(body.split("\"startedAt\"", -1).length - 1).as(body).isEqualTo(expected);
  }

  @Test
  void aDayIsOneOfTheStationsOwnClock() throws Exception {
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    String body = open.browser().get("/api/v1/recoveries?day=" + today).body();

    assertThat(body).contains("\"startedAt\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outcome=odd",
        "day=today",
        "limit=0",
        "limit=10001",
        "limit=x",
        "before=-1",
        "format=xml"
      })
  void aFilterThatMakesNoSenseIsToldSo(String query) throws Exception {
    var answer = open.browser().get("/api/v1/recoveries?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"next\":\"");
  }

  @Test
  void aSpreadsheetRunsNothingThatAPhoneSent() throws Exception {
    var answer = open.browser().get("/api/v1/recoveries?format=csv&outcome=complete");
    String[] lines = answer.body().split("\r\n", -1);

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv;charset=utf-8");
    assertThat(lines[0]).startsWith("id,startedAt,phone,");
    assertThat(lines[1]).contains(",\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\",");
    assertThat(lines).hasSize(3);
  }

  @Test
  void oneRecoveryTellsItsEvents() throws Exception {
    String all = open.browser().get("/api/v1/recoveries?outcome=complete").body();
    String id = all.substring(all.indexOf("\"id\":") + 5, all.indexOf(','));

    String body = open.browser().get("/api/v1/recoveries/" + id + "?lang=de").body();

    assertThat(body)
        .contains(
            "\"timeline\":[{\"id\":" + id + ",",
            "\"type\":\"requested/1\"",
            "\"type\":\"finished/1\"",
            "\"stage\":\"checking-and-writing\"",
            "\"keepPower\":true",
            "\"diagnosis\":{\"happened\":\"");
  }

  @Test
  void metricsCountWhatHappened() throws Exception {
    String text = open.browser().get("/metrics").body();

    assertThat(text)
        .contains(
            "rekindle_requests_total{protocol=\"http\"} 2.0",
            "rekindle_transfers_total{outcome=\"complete\",protocol=\"http\"} 1.0",
            "rekindle_sent_bytes_total " + (double) OpenDashboard.SIZE_BYTES,
            "rekindle_refusals_total{reason=\"not-published\"} 1.0",
            "rekindle_open_transfers 0.0",
            "rekindle_store_images 1.0");
  }
}
