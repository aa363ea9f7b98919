package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.OptionalInt;
import rekindle.firmware.Protocol;
import rekindle.station.desk.Callers;
import rekindle.station.desk.CannotListenException;
import rekindle.station.desk.Deliveries;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Listening;
import rekindle.station.ftp.FtpFront;
import rekindle.station.http.HttpFront;
import rekindle.tftp.wire.PortRange;
import rekindle.tftp.wire.TftpServer;

/// The servers of a station, opened together or not at all.
record Fronts(TftpServer tftp, Optional<HttpFront> http, Optional<FtpFront> ftp) {

  /// Opens the TFTP server.
  @FunctionalInterface
  interface Opening {
    TftpServer open() throws IOException;
  }

  static Fronts open(
      StationOptions options,
      ImageDesk desk,
      Callers callers,
      Deliveries deliveries,
      Drops drops,
      Opening tftp)
      throws IOException {
    Optional<Listening> atHttp = listening(options, options.httpPort(), HttpFront.LIMITS);
    Optional<Listening> atFtp = listening(options, options.ftpPort(), FtpFront.LIMITS);
    // What cannot be opened is found out before anything that takes its time to start.
    look(Protocol.HTTP, atHttp);
    look(Protocol.FTP, atFtp);
    TftpServer tftpServer = tftp.open();
    Optional<HttpFront> http = Optional.empty();
    try {
      if (atHttp.isPresent()) {
        http = Optional.of(HttpFront.open(atHttp.get(), desk, callers, deliveries, drops));
      }
      Optional<FtpFront> ftp = Optional.empty();
      if (atFtp.isPresent()) {
        PortRange ports = options.tftp().transferPorts();
        ftp = Optional.of(FtpFront.open(atFtp.get(), ports, desk, callers, deliveries, drops));
      }
      return new Fronts(tftpServer, http, ftp);
    } catch (IOException | RuntimeException failure) {
      tftpServer.close();
      http.ifPresent(HttpFront::close);
      throw failure;
    }
  }

  private static Optional<Listening> listening(
      StationOptions options, OptionalInt port, Guests.Limits limits) {
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Listening(options.tftp().bind(), port.getAsInt(), options.tftp().allow(), limits));
  }

  private static void look(Protocol protocol, Optional<Listening> listening)
      throws CannotListenException {
    if (listening.isPresent()) {
      for (InetSocketAddress address : listening.get().sockets()) {
        try (var probe = new ServerSocket()) {
          probe.bind(address);
        } catch (IOException failure) {
          throw new CannotListenException(protocol, address, failure);
        }
      }
    }
  }
}
