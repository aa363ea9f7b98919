package rekindle.station.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.station.OpenStation;
import rekindle.station.Serving;
import rekindle.station.StationOptions;
import rekindle.tftp.wire.PortRange;

/// HTTP as it is on the wire.
@Timeout(60)
class HttpFrontTest {
  private static final int SIZE = 300_000;

  @TempDir Path data;
  private OpenStation station;

  @BeforeEach
  void open() throws IOException {
    station = OpenStation.open(data, SIZE);
  }

  @AfterEach
  void close() {
    station.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /snom320.bin HTTP/1.0",
        "GET /snom320.bin HTTP/1.0\r\nHost: 192.168.1.10",
        "GET /snom320.bin HTTP/1.1\r\nHost: 192.168.1.10",
        "GET /snom320.bin HTTP/1.1\r\nHost: 192.168.1.10\r\nTE: chunked",
        "GET //snom320.bin HTTP/1.0",
        "GET ///snom320.bin HTTP/1.1\r\nHost: x",
        "GET /./SNOM320.BIN HTTP/1.0",
        "GET /Snom320.Bin?mac=000413000000 HTTP/1.1\r\nHost: x",
        "GET /%73nom320%2Ebin HTTP/1.0",
        "GET /\\snom320.bin HTTP/1.0",
        "GET http://192.168.1.10/snom320.bin HTTP/1.1\r\nHost: 192.168.1.10",
      })
  void everySpellingGetsTheWholeImageWithItsLengthAndSum(String request) throws IOException {
    RawHttp.Got got = RawHttp.ask(station.http(), request);

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(station.bytes());
    assertThat(got.field("content-length")).isEqualTo(String.valueOf(SIZE));
    assertThat(got.field("etag")).isEqualTo("\"" + station.sum().hex() + "\"");
    assertThat(got.field("accept-ranges")).isEqualTo("bytes");
    assertThat(got.field("content-type")).isEqualTo("application/octet-stream");
    assertThat(got.fields()).doesNotContainKeys("transfer-encoding", "server", "location");
  }

  @Test
  void everyOneOfManyAddressesIsListenedOn() throws IOException {
    station.close();
    List<InetAddress> many =
        IntStream.rangeClosed(1, 8).mapToObj(i -> InetAddress.ofLiteral("127.0.0." + i)).toList();
    station =
        OpenStation.open(
            data.resolve("many"),
            SIZE,
            PortRange.ANY,
            options -> options.withTftp(options.tftp().withBind(many)));

    for (InetSocketAddress address : station.station().httpAddresses()) {
      assertThat(RawHttp.ask(address, "HEAD /snom320.bin HTTP/1.0").status()).isEqualTo(200);
    }
    assertThat(station.station().httpAddresses())
        .extracting(InetSocketAddress::getAddress)
        .containsExactlyElementsOf(many);
  }

  @Test
  void aScanDoesNotFillTheJournalAndAPhoneInItIsTold() throws IOException, InterruptedException {
    RawHttp.ask(station.http(), "GET /favicon.ico HTTP/1.0");
    for (int i = 0; i < 40; i++) {
      String name = "GET /admin%d.php HTTP/1.0".formatted(i);
      assertThat(RawHttp.ask(station.http(), name).status()).isEqualTo(404);
    }
    RawHttp.ask(station.http(), "HEAD /snom320.bin HTTP/1.0");

    for (int i = 0; i < 30; i++) {
      String told = station.next(Event.Requested.class).name();
      assertThat(told).isEqualTo("admin%d.php".formatted(i));
    }
    assertThat(station.next(Event.Dropped.class).why()).isEqualTo(Drop.OVER_BUDGET);
    assertThat(station.next(Event.Requested.class).name()).isEqualTo("snom320.bin");
  }

  @Test
  void headTellsTheSizeAndSendsNothing() throws IOException, InterruptedException {
    try (var http = new RawHttp(station.http())) {
      http.send("HEAD /snom320.bin HTTP/1.1\r\nHost: x\r\n\r\n");
      RawHttp.Got head = http.receive(true);
      http.send("GET /snom320.bin HTTP/1.1\r\nHost: x\r\n\r\n");
      RawHttp.Got get = http.receive(false);

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.field("content-length")).isEqualTo(String.valueOf(SIZE));
      assertThat(get.body()).isEqualTo(station.bytes());
    }
    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.SIZE_PROBE);
    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aRangeIsThatPartAndIsToldAsAPart() throws IOException, InterruptedException {
    RawHttp.Got first = range("bytes=0-99");
    RawHttp.Got open = range("bytes=299900-");
    RawHttp.Got last = range("bytes=-100");

    assertThat(first.status()).isEqualTo(206);
    assertThat(first.body()).isEqualTo(Arrays.copyOf(station.bytes(), 100));
    assertThat(first.field("content-range")).isEqualTo("bytes 0-99/300000");
    assertThat(open.field("content-range")).isEqualTo("bytes 299900-299999/300000");
    assertThat(last.body())
        .isEqualTo(open.body())
        .isEqualTo(Arrays.copyOfRange(station.bytes(), SIZE - 100, SIZE));
    Event.Finished told = station.next(Event.Finished.class);
    assertThat(told.ending()).isEqualTo(Ending.PART);
    assertThat(told.bytes()).isEqualTo(100);
    assertThat(told.detail()).isEqualTo("bytes 0-99");
  }

  @Test
  void severalRangesComeInOneBodyOfKnownLength() throws IOException {
    RawHttp.Got got = range("bytes=0-9, 100-109,-5");

    assertThat(got.status()).isEqualTo(206);
    assertThat(got.field("content-type")).startsWith("multipart/byteranges; boundary=");
    assertThat(got.text())
        .contains(
            "Content-Range: bytes 0-9/300000",
            "Content-Range: bytes 100-109/300000",
            "Content-Range: bytes 299995-299999/300000")
        .endsWith("--\r\n");
    assertThat(got.fields()).doesNotContainKey("transfer-encoding");
  }

  @Test
  void aRangeOutsideTheFileIs416WithTheSize() throws IOException {
    RawHttp.Got got = range("bytes=300000-");

    assertThat(got.status()).isEqualTo(416);
    assertThat(got.field("content-range")).isEqualTo("bytes */300000");
    assertThat(got.text()).isEqualTo("The file has 300000 bytes.\n");
  }

  @Test
  void aRangeOfAnotherImageIsTheWholeImage() throws IOException {
    String tag = "\"" + station.sum().hex() + "\"";
    RawHttp.Got same = range("bytes=0-9\r\nIf-Range: " + tag);
    RawHttp.Got other = range("bytes=0-9\r\nIf-Range: \"0000\"");

    assertThat(same.status()).isEqualTo(206);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(station.bytes());
  }

  @Test
  void whoHasTheImageAlreadyIsNotSentItAgain() throws IOException {
    String tag = "\"" + station.sum().hex() + "\"";
    RawHttp.Got same =
        RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0", "If-None-Match: \"x\", W/" + tag);
    RawHttp.Got other =
        RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0", "If-None-Match: \"x\"");

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void aMissNamesTheNearestAndIsWrittenDownWithWhoAsked() throws IOException, InterruptedException {
    RawHttp.Got got =
        RawHttp.ask(
            station.http(),
            "GET /snom320-r.bin HTTP/1.1",
            "Host: x",
            "User-Agent: Mozilla/4.0 (compatible; snom320-SIP 8.4.35 1.1.3-s)");
    Event.Requested asked = station.next(Event.Requested.class);
    Event.Refused refused = station.next(Event.Refused.class);

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.field("content-type")).startsWith("text/plain");
    assertThat(got.text()).isEqualTo("snom320-r.bin: File not found; the nearest is snom320.bin\n");
    assertThat(asked.protocol()).isEqualTo(Protocol.HTTP);
    assertThat(asked.asker().userAgent().orElseThrow()).contains("snom320-SIP 8.4.35");
    assertThat(refused.why()).isEqualTo(Refusal.NOT_PUBLISHED);
    assertThat(refused.nearest()).contains("snom320.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..\\..\\etc\\passwd",
        "/%5c..%5cetc%5cpasswd",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/%252e%252e%252fetc%252fpasswd",
        "/snom320.bin%00.txt",
        "/snom320.bin/",
        "/snom320.bin/../snom320.bin",
        "/%00",
        "/%zz",
        "/%",
        "/file:///etc/passwd",
        "/snom320.bin;/../../etc/passwd",
        "/",
        "/images/index.json",
      })
  void noPathLeadsOutOfTheMap(String path) throws IOException {
    RawHttp.Got got = RawHttp.ask(station.http(), "GET " + path + " HTTP/1.0");

    if (path.equals("/snom320.bin/")) {
      assertThat(got.status()).isEqualTo(200);
    } else {
      assertThat(got.status()).isIn(400, 404);
      assertThat(got.field("content-type")).startsWith("text/plain");
      assertThat(got.text()).doesNotContain("root:").hasSizeLessThan(300);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"})
  void onlyGetAndHeadAreMethods(String method) throws IOException {
    RawHttp.Got got =
        RawHttp.ask(
            station.http(), method + " /snom320.bin HTTP/1.1", "Host: x", "Content-Length: 0");

    assertThat(got.status()).isEqualTo(405);
    assertThat(got.field("allow")).isEqualTo("GET, HEAD");
    assertThat(got.text()).isEqualTo("Only GET and HEAD are answered here.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rubbish", "GET /snom320.bin HTTP/1.1", "GET  HTTP/1.1", "GET /a HTTP/9.9"})
  void whatIsNoRequestIsToldSoInPlainText(String request) throws IOException {
    RawHttp.Got got = RawHttp.ask(station.http(), request);

    assertThat(got.status()).isBetween(400, 505);
    assertThat(got.field("content-type")).startsWith("text/plain");
    assertThat(got.field("content-length")).isNotEmpty();
  }

  @Test
  void anotherModelsFileIsServedUnlessTheStationIsStrict()
      throws IOException, InterruptedException {
    String phone = "User-Agent: snom870-SIP 8.4.35 SPEAr300 SNOM 1.4";
    RawHttp.Got served = RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0", phone);
    Event.Requested asked = station.next(Event.Requested.class);
    station.close();
    station =
        OpenStation.open(
            data.resolve("strict"), SIZE, PortRange.ANY, options -> options.withStrictModel(true));
    RawHttp.Got refused = RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0", phone);

    assertThat(served.status()).isEqualTo(200);
    assertThat(asked.asker().model()).contains("snom870");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).isEqualTo("snom320.bin: The file is for another model\n");
    assertThat(station.next(Event.Refused.class).why()).isEqualTo(Refusal.WRONG_MODEL);
  }

  @Test
  void aStationThatServesNothingSaysSo() throws IOException, InterruptedException {
    station.close();
    station =
        OpenStation.open(
            data.resolve("none"),
            SIZE,
            PortRange.ANY,
            options ->
                new StationOptions(options.tftp(), Serving.NONE, Optional.empty(), "test")
                    .withHttpPort(0)
                    .withFtpPort(0));
    RawHttp.Got got = RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0");

    assertThat(got.status()).isEqualTo(403);
    assertThat(station.next(Event.Refused.class).why()).isEqualTo(Refusal.DENIED);
  }

  @Test
  void aHeaderWithoutAnEndIsTurnedDown() throws IOException {
    RawHttp.Got got =
        RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0", "X: " + "x".repeat(20_000));

    assertThat(got.status()).isEqualTo(431);
  }

  @Test
  void aHundredTinyRangesAreAnsweredWithTheWholeFile() throws IOException {
    RawHttp.Got got = range("bytes=" + "0-0,".repeat(99) + "0-0");

    assertThat(got.status()).isEqualTo(200);
  }

  @Test
  void twoHundredSlowConnectionsKeepNoPhoneOut() throws IOException {
    List<RawHttp> slow = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      var http = new RawHttp(station.http());
      http.send("GET /snom320.bin HTTP/1.1\r\nHo");
      slow.add(http);
    }

    RawHttp.Got got = RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.0");
    for (RawHttp http : slow) {
      http.close();
    }

    assertThat(got.body()).isEqualTo(station.bytes());
  }

  private RawHttp.Got range(String range) throws IOException {
    return RawHttp.ask(station.http(), "GET /snom320.bin HTTP/1.1", "Host: x", "Range: " + range);
  }
}
