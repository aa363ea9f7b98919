package rekindle.station;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import rekindle.firmware.Protocol;
import rekindle.station.desk.CannotListenException;
import rekindle.station.desk.Deliveries;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Listening;
import rekindle.station.desk.Reception;
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
      Reception reception,
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
    // Both libraries take their time to load, so they are loaded side by side.
    var ftp =
        new FutureTask<>(
            () -> {
              PortRange ports = options.tftp().transferPorts();
              return atFtp.isEmpty()
                  ? Optional.<FtpFront>empty()
                  : Optional.of(FtpFront.open(atFtp.get(), ports, desk, reception, drops));
            });
    Thread.ofPlatform().daemon().name("ftp-open").start(ftp);
    Optional<HttpFront> http = Optional.empty();
    try {
      if (atHttp.isPresent()) {
        http = Optional.of(HttpFront.open(atHttp.get(), desk, reception, deliveries, drops));
      }
      return new Fronts(tftpServer, http, opened(ftp));
    } catch (IOException | RuntimeException failure) {
      tftpServer.close();
      http.ifPresent(HttpFront::close);
      abandon(ftp);
      throw failure;
    }
  }

  private static Optional<FtpFront> opened(FutureTask<Optional<FtpFront>> ftp) throws IOException {
    try {
      return ftp.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException known) {
        throw known;
      }
      throw new IllegalStateException("The FTP server does not start", failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while the FTP server started");
    }
  }

  /// Nothing stays open where something else could not be opened.
  private static void abandon(FutureTask<Optional<FtpFront>> ftp) {
    try {
      opened(ftp).ifPresent(FtpFront::close);
    } catch (IOException | RuntimeException _) {
      // Then it is not open.
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
