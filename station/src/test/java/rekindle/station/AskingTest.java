package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Protocol;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.Stage;
import rekindle.station.board.Sight;
import rekindle.station.desk.Approval;
import rekindle.station.desk.Approvals;
import rekindle.station.desk.Rule;
import rekindle.tftp.Cidr;
import rekindle.tftp.wire.PortRange;

/// Requests that wait for a person, by every protocol, with real clients.
@Timeout(60)
class AskingTest {
  private static final int SIZE = 40_000;
  private static final String NAME = "snom320.bin";

  @TempDir Path data;

  @ParameterizedTest
  @EnumSource
  void anAllowedPhoneGetsItsImageAtOnce(Protocol protocol) throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      CompletableFuture<String> fetched = new Fetcher(station).fetch(protocol, NAME);
      Approval asked = waiting(station, one -> true);

      boolean allowed = station.station().approvals().allowOnce(asked.id());

      assertThat(allowed).isTrue();
      assertThat(fetched.get(20, TimeUnit.SECONDS)).isEqualTo("the image");
      assertThat(asked.address()).isEqualTo("127.0.0.1");
      assertThat(asked.name()).isEqualTo(NAME);
      assertThat(asked.protocol()).isEqualTo(protocol);
      assertThat(asked.model()).contains("snom320");
      assertThat(asked.until()).isEqualTo(asked.at().plusSeconds(30));
    }
  }

  @ParameterizedTest
  @CsvSource({"TFTP, 2 A person said no", "HTTP, '403 snom320.bin: A person said no'"})
  void aDeniedPhoneIsToldSoAtOnce(Protocol protocol, String told) throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      CompletableFuture<String> fetched = new Fetcher(station).fetch(protocol, NAME);

      station.station().approvals().deny(waiting(station, one -> true).id());

      assertThat(fetched.get(20, TimeUnit.SECONDS)).isEqualTo(told);
      assertThat(station.next(Event.Refused.class).why()).isEqualTo(Refusal.DENIED);
      assertThat(station.station().approvals().waiting()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TFTP, 2 Nobody allowed it in time",
    "HTTP, '403 snom320.bin: Nobody allowed it in time'",
    "FTP, '550 snom320.bin: Nobody allowed it in time.'"
  })
  void whoeverNobodyAnswersIsRefused(Protocol protocol, String told) throws Exception {
    try (OpenStation station = asking(Duration.ofMillis(300))) {
      String answer = new Fetcher(station).fetch(protocol, NAME).get(20, TimeUnit.SECONDS);

      assertThat(answer).isEqualTo(told);
      assertThat(station.next(Event.Refused.class).why()).isEqualTo(Refusal.DENIED);
      assertThat(station.station().approvals().waiting()).isEmpty();
    }
  }

  @Test
  void allowedOnceIsAllowedForTheNextRangesAndRetriesOfThatName() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      var fetcher = new Fetcher(station);
      CompletableFuture<String> first = fetcher.fetch(Protocol.TFTP, NAME);
      station.station().approvals().allowOnce(waiting(station, one -> true).id());
      first.get(20, TimeUnit.SECONDS);

      String again = fetcher.fetch(Protocol.HTTP, NAME).get(20, TimeUnit.SECONDS);
      String range = fetcher.http("GET /" + NAME + " HTTP/1.0", "Range: bytes=0-3");

      assertThat(again).isEqualTo("the image");
      assertThat(range).startsWith("206");
      assertThat(station.station().rules().list()).isEmpty();
    }
  }

  @Test
  void allowThisPhoneAddsARuleForItsAddress() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      CompletableFuture<String> fetched = new Fetcher(station).fetch(Protocol.HTTP, NAME);

      boolean allowed =
          station.station().approvals().allowPhone(waiting(station, one -> true).id());

      assertThat(allowed).isTrue();
      assertThat(fetched.get(20, TimeUnit.SECONDS)).isEqualTo("the image");
      assertThat(station.station().rules().list())
          .containsExactly(
              new Rule(
                  new Cidr(OpenStation.LOOPBACK, 32),
                  Rule.Verdict.ALLOW,
                  "allowed when it asked for snom320.bin"));
    }
  }

  @Test
  void aRepeatedTftpRequestRingsOnceAndIsAnsweredFromEitherPort() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30));
        var port1 = new DatagramSocket(new InetSocketAddress(OpenStation.LOOPBACK, 0));
        var port2 = new DatagramSocket(new InetSocketAddress(OpenStation.LOOPBACK, 0))) {
      ask(port1, station);
      Approval asked = waiting(station, one -> true);
      ask(port1, station);
      ask(port2, station);
      station.next(Event.Requested.class);
      station.next(Event.Requested.class);
      List<Approval> waiting = station.station().approvals().waiting();

      station.station().approvals().allowOnce(asked.id());

      assertThat(waiting).containsExactly(asked);
      assertThat(opcode(port1)).isEqualTo(3);
      assertThat(opcode(port2)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"HTTP", "FTP"})
  void aClientThatGoesAwayFreesItsPlace(Protocol protocol) throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      Approvals approvals = station.station().approvals();
      Socket client = waitingClient(station, protocol);
      waiting(station, one -> true);
      long version = approvals.version();

      client.close();

      approvals.awaitChange(version, Duration.ofSeconds(20));
      assertThat(approvals.waiting()).isEmpty();
    }
  }

  @Test
  void aConnectionThatHasWaitedTakesTheNextRequest() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30));
        var client = new Socket(station.http().getAddress(), station.http().getPort())) {
      byte[] first =
          ("GET /" + NAME + " HTTP/1.1\r\nHost: x\r\nRange: bytes=0-3\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      client.getOutputStream().write(first);
      Approval asked = waiting(station, one -> true);
      // The second one comes while the first still waits, and is not taken for a hang-up.
      client.getOutputStream().write(first);
      long version = station.station().approvals().version();
      boolean stillAsked =
          station.station().approvals().awaitChange(version, Duration.ofMillis(500)) == version;

      station.station().approvals().allowOnce(asked.id());

      assertThat(stillAsked).isTrue();
      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PART);
      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PART);
    }
  }

  @Test
  void whoAsksForTheSizeOnlyNeedNotWait() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      String answer = new Fetcher(station).http("HEAD /" + NAME + " HTTP/1.0");

      assertThat(answer).startsWith("200");
      assertThat(station.station().approvals().version()).isZero();
    }
  }

  @Test
  void nobodyIsAskedAboutANameThatIsNotPublished() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      String answer = new Fetcher(station).fetch(Protocol.TFTP, "snom360.bin").get();

      assertThat(answer).startsWith("1 File not found");
      assertThat(station.station().approvals().version()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TFTP, 2 A rule says no",
    "HTTP, '403 snom320.bin: A rule says no'",
    "FTP, '550 snom320.bin: A rule says no.'"
  })
  void aRuleThatDeniesHoldsWhenAllAreServed(Protocol protocol, String told) throws Exception {
    try (OpenStation station = OpenStation.open(data, SIZE)) {
      var deny = new Rule(Cidr.parse("127.0.0.0/8").orElseThrow(), Rule.Verdict.DENY, "not here");
      station.station().rules().replace(List.of(deny));

      String answer = new Fetcher(station).fetch(protocol, NAME).get(20, TimeUnit.SECONDS);

      assertThat(answer).isEqualTo(told);
    }
  }

  @Test
  void aRuleThatIsMadeMeanwhileLetsTheWaitingGo() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      CompletableFuture<String> fetched = new Fetcher(station).fetch(Protocol.HTTP, NAME);
      waiting(station, one -> true);
      var allow = new Rule(Cidr.parse("127.0.0.0/8").orElseThrow(), Rule.Verdict.ALLOW, "");

      station.station().rules().replace(List.of(allow));

      assertThat(fetched.get(20, TimeUnit.SECONDS)).isEqualTo("the image");
    }
  }

  @Test
  void theBoardSaysThatAPhoneWaits() throws Exception {
    try (OpenStation station = asking(Duration.ofSeconds(30))) {
      CompletableFuture<String> fetched = new Fetcher(station).fetch(Protocol.HTTP, NAME);
      Approval asked = waiting(station, one -> true);
      var board = station.station().board();
      // The start of the station is the first entry, the request the second.
      board.awaitAfter(1, Duration.ofSeconds(20));

      Sight sight = board.sights().getFirst();
      station.station().approvals().deny(asked.id());

      assertThat(sight.stage().kind()).isEqualTo(Stage.Kind.WAITING_FOR_PERMISSION);
      assertThat(fetched.get(20, TimeUnit.SECONDS)).startsWith("403");
    }
  }

  @Test
  void aStationThatIsStoppedLetsNobodyWait() throws Exception {
    OpenStation station = asking(Duration.ofSeconds(30));
    try (Socket client = waitingClient(station, Protocol.HTTP)) {
      waiting(station, one -> true);
      long beforeNanos = System.nanoTime();

      station.close();

      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(5));
      assertThat(client.isConnected()).isTrue();
    }
  }

  private OpenStation asking(Duration patience) throws IOException {
    return OpenStation.open(
        data,
        SIZE,
        PortRange.ANY,
        options -> options.withServing(Serving.ASK).withPermission(patience));
  }

  /// The first request that waits and is like this.
  private static Approval waiting(OpenStation station, Predicate<Approval> like)
      throws InterruptedException {
    Approvals approvals = station.station().approvals();
    while (true) {
      long version = approvals.version();
      var found = approvals.waiting().stream().filter(like).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      approvals.awaitChange(version, Duration.ofSeconds(20));
    }
  }

  private static Socket waitingClient(OpenStation station, Protocol protocol) throws IOException {
    InetSocketAddress server = protocol == Protocol.HTTP ? station.http() : station.ftp();
    var socket = new Socket(server.getAddress(), server.getPort());
    String says =
        protocol == Protocol.HTTP
            ? "GET /" + NAME + " HTTP/1.0\r\n\r\n"
            : "USER a\r\nPASS b\r\nEPSV\r\nRETR " + NAME + "\r\n";
    socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void ask(DatagramSocket phone, OpenStation station) throws IOException {
    byte[] request = ("\0\1" + NAME + "\0octet\0").getBytes(StandardCharsets.US_ASCII);
    InetSocketAddress server = station.station().tftpAddresses().getFirst();
    phone.send(new DatagramPacket(request, request.length, server));
  }

  private static int opcode(DatagramSocket phone) throws IOException {
    var packet = new DatagramPacket(new byte[600], 600);
    phone.receive(packet);
    return packet.getData()[1];
  }
}
