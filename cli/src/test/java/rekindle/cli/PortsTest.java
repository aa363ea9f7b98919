package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.disk.LateJournal;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.station.desk.CannotListenException;
import rekindle.tftp.wire.ServerOptions;

class PortsTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @TempDir Path data;
  private final Captured captured = Captured.inAPipe();
  private final List<Integer> tried = new ArrayList<>();
  private DatagramSocket otherProgram;

  @BeforeEach
  void aTakenPort() throws IOException {
    otherProgram = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
  }

  @AfterEach
  void freeIt() {
    otherProgram.close();
  }

  @Test
  void theStandardPortGivesWayAndThePersonIsTold() throws Exception {
    Ports ports = new Ports(captured.console(), data, Map.of(Protocol.HTTP, 0, Protocol.FTP, 0));

    try (Station station = ports.open(options(), options -> openUnless(69, options))) {
      assertThat(station.tftpAddresses()).isNotEmpty();
    }

    assertThat(tried).containsExactly(69, 6969);
    assertThat(captured.err())
        .contains("Cannot open UDP port 69", "UDP port 6969 is open instead", "Next: ");
  }

  @Test
  void httpAndFtpGiveWayInTheSameWords() throws Exception {
    Ports ports = new Ports(captured.console(), data, Map.of(Protocol.TFTP, 0));

    try (Station station = ports.open(options(), this::openUnprivileged)) {
      assertThat(station.httpAddresses()).isNotEmpty();
      assertThat(station.ftpAddresses()).isNotEmpty();
    }

    assertThat(captured.err())
        .contains(
            "Cannot open TCP port 80 for HTTP: it needs administrator rights",
            "TCP port 8080 is open instead",
            "Cannot open TCP port 21 for FTP: it needs administrator rights",
            "TCP port 2121 is open instead",
            "Next: run \"sudo rekindle serve")
        .containsOnlyOnce("Next: ");
  }

  @Test
  void aPortThatWasNamedDoesNotGiveWay() {
    Ports ports =
        new Ports(
            captured.console(),
            data,
            Map.of(Protocol.TFTP, 4711, Protocol.HTTP, 0, Protocol.FTP, 0));

    assertThatThrownBy(() -> ports.open(options(), options -> openUnless(4711, options)))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(1);
              assertThat(failure.notice().what()).contains("Cannot open UDP port 4711");
            });
    assertThat(tried).containsExactly(4711);
  }

  /// Opens the other ports, as a person without rights may; any free one stands for each.
  private Station openUnprivileged(StationOptions options) throws IOException {
    refuse(Protocol.HTTP, options.httpPort().getAsInt(), 80);
    refuse(Protocol.FTP, options.ftpPort().getAsInt(), 21);
    return openUnless(-1, options.withHttpPort(0).withFtpPort(0));
  }

  private static void refuse(Protocol protocol, int asked, int privileged)
      throws CannotListenException {
    if (asked == privileged) {
      throw new CannotListenException(
          protocol, new InetSocketAddress(LOOPBACK, asked), new BindException("Permission denied"));
    }
  }

  /// Opens any port but this one, which is as good as taken.
  private Station openUnless(int taken, StationOptions options) throws IOException {
    int asked = options.tftp().port();
    tried.add(asked);
    int port = asked == taken ? otherProgram.getLocalPort() : 0;
    var really = options.withTftp(options.tftp().withPort(port));
    try (ImageStore images = ImageStore.open(data, _ -> {})) {
      return Station.open(really, Models.catalogue(), images, new LateJournal(data), _ -> {});
    }
  }

  private static StationOptions options() {
    return new StationOptions(
        ServerOptions.DEFAULTS.withBind(List.of(LOOPBACK)), Serving.ALL, Optional.empty(), "test");
  }
}
