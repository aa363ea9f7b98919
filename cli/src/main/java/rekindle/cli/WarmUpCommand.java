package rekindle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.disk.ImageStore;
import rekindle.phone.Speed;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.station.EventLog;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.tftp.wire.ServerOptions;

/// `warm-up`: does once what most starts do, so that Java can remember the classes for the next
/// start (JEP 514). The launcher runs it after a build; its output is for nobody.
@Command(name = WarmUpCommand.NAME, hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  static final String NAME = "warm-up";

  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    int trouble = 0;
    for (String line : new String[] {"--help", "serve --help", "models --json", "guide snom320"}) {
      trouble += Main.run(console, line.split(" "));
    }
    trouble += new Demo(console, Models.find("snom320"), Speed.AS_FAST_AS_IT_GOES).run(false);
    serve();
    return trouble == 0 ? 0 : Failure.WORK_FAILED;
  }

  /// A whole station, asked once by HTTP and greeted once by FTP.
  private void serve() throws Failure {
    ServerOptions tftp =
        ServerOptions.DEFAULTS.withBind(List.of(InetAddress.getLoopbackAddress())).withPort(0);
    var options =
        new StationOptions(tftp, Serving.ALL, Optional.empty(), Version.number())
            .withHttpPort(0)
            .withFtpPort(0);
    try (ScratchDirectory scratch = ScratchDirectory.make()) {
      var data = new DataDirectory(scratch.path());
      try (ImageStore images = data.images(console);
          Journal journal = data.journal();
          Station station =
              Station.open(options, Models.catalogue(), images, journal, new EventLog())) {
        say(station.httpAddresses().getFirst(), "HEAD /snom320.bin HTTP/1.0\r\n\r\n");
        say(station.ftpAddresses().getFirst(), "");
      }
    } catch (IOException | JournalException trouble) {
      throw Failure.of("The station was not warmed up: " + trouble.getMessage(), "try again.");
    }
  }

  private static void say(InetSocketAddress server, String text) throws IOException {
    try (var socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      int _ = socket.getInputStream().read();
    }
  }
}
