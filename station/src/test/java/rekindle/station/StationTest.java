package rekindle.station;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.tftp.wire.ServerOptions;

/// A station over real sockets, asked by hand.
@Timeout(30)
class StationTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int DATA = 3;
  private static final int ERROR = 5;

  @TempDir Path data;
  private final FakeJournal journal = new FakeJournal();
  private ImageStore images;
  private DatagramSocket phone;

  @BeforeEach
  void aPhoneAndAnImage() throws IOException {
    phone = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    images = ImageStore.open(data, _ -> {});
    PracticeImage image = PracticeImage.make("snom320", 2_000, "1.0", 1);
    Adding added = images.add(image.stream(), "snom320.bin", Admission.anything());
    images.publish(added.inspection().sha256(), List.of("snom320.bin"), "snom320");
  }

  @AfterEach
  void close() {
    phone.close();
    images.close();
  }

  @Test
  void stoppingTellsThePhoneAndTheJournal() throws IOException {
    Station station = open(Serving.ALL);
    ask(station, "snom320.bin");
    DatagramPacket first = receive();
    acknowledge(1, first.getSocketAddress());
    int second = opcode(receive());
    boolean live = station.transfers().stream().anyMatch(one -> one.name().equals("snom320.bin"));

    station.close();
    int last = opcode(receive());

    assertThat(opcode(first)).isEqualTo(DATA);
    assertThat(second).isEqualTo(DATA);
    assertThat(live).isTrue();
    assertThat(last).isEqualTo(ERROR);
    assertThat(endings()).containsExactly(Ending.STATION_STOPPED);
    assertThat(journal.events().getLast()).isInstanceOf(Event.StationStopped.class);
  }

  @Test
  void aStationThatServesNothingSaysSoAndWritesItDown() throws IOException {
    DatagramPacket answer;
    try (Station station = open(Serving.NONE)) {
      ask(station, "snom320.bin");
      answer = receive();
    }

    assertThat(opcode(answer)).isEqualTo(ERROR);
    assertThat(errorCode(answer)).isEqualTo(2);
    assertThat(refusals()).containsExactly("DENIED");
  }

  @Test
  void aNameThatIsNotPublishedIsRefusedWithCode1() throws IOException {
    DatagramPacket answer;
    try (Station station = open(Serving.ALL)) {
      ask(station, "../../etc/passwd");
      answer = receive();
    }

    assertThat(errorCode(answer)).isEqualTo(1);
    assertThat(refusals()).containsExactly("NOT_PUBLISHED");
  }

  private Station open(Serving serving) throws IOException {
    ServerOptions tftp = ServerOptions.DEFAULTS.withBind(List.of(LOOPBACK)).withPort(0);
    return Station.open(
        new StationOptions(tftp, serving, Optional.empty(), "test"),
        CatalogueReader.builtIn(),
        images,
        journal,
        _ -> {});
  }

  private void ask(Station station, String name) throws IOException {
    String request = "\0\1" + name + "\0octet\0";
    send(request.getBytes(US_ASCII), station.tftpAddresses().getFirst());
  }

  private void acknowledge(int block, SocketAddress to) throws IOException {
    send(new byte[] {0, 4, 0, (byte) block}, to);
  }

  private void send(byte[] datagram, SocketAddress to) throws IOException {
    phone.send(new DatagramPacket(datagram, datagram.length, to));
  }

  private DatagramPacket receive() throws IOException {
    var packet = new DatagramPacket(new byte[600], 600);
    phone.receive(packet);
    return packet;
  }

  private static int opcode(DatagramPacket packet) {
    return packet.getData()[1];
  }

  private static int errorCode(DatagramPacket packet) {
    return packet.getData()[3];
  }

  private List<Ending> endings() {
    return journal.events().stream()
        .filter(Event.Finished.class::isInstance)
        .map(event -> ((Event.Finished) event).ending())
        .toList();
  }

  private List<String> refusals() {
    return journal.events().stream()
        .filter(Event.Refused.class::isInstance)
        .map(event -> ((Event.Refused) event).why().name())
        .toList();
  }
}
