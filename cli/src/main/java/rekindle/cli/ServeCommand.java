package rekindle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rekindle.cli.logs.LineFormat;
import rekindle.cli.logs.Logs;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.LivePanel;
import rekindle.firmware.Examination;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.StoreException;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.station.EventLog;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.station.api.Premises;
import rekindle.station.disk.RulesException;
import rekindle.tftp.Cidr;
import rekindle.tftp.wire.PortRange;
import rekindle.tftp.wire.ServerOptions;

/// `serve`: the station, until somebody stops it.
@Command(
    name = "serve",
    header = "The station: hand published images to phones.",
    description = {
      "Hands them out by TFTP, HTTP and FTP. Prints one line when phones can ask,",
      "\"ready tftp=ADDRESS:PORT http=ADDRESS:PORT ftp=ADDRESS:PORT dashboard=URL\"; everything",
      "else goes to stderr. Ends in good order on Ctrl-C or SIGTERM."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle serve",
      "  rekindle serve --bind 192.168.1.10 --transfer-ports 50000-50099",
      "  rekindle serve --tftp-port 6969          for virtual phones, without administrator rights"
    })
final class ServeCommand implements Callable<Integer> {
  /// Which requests are answered.
  enum Serve {
    all,
    ask,
    none
  }

  /// What happens to files that phones offer.
  enum Upload {
    none,
    inbox
  }

  /// How the log looks.
  enum Log {
    text,
    json
  }

  private final Console console;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      description =
          "Listen on this address only; may be repeated (default: on every local address).")
  List<InetAddress> bind = List.of();

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "UDP port of TFTP; 0: any free one (default: 69, or 6969 where 69 is refused).")
  Optional<Integer> tftpPort = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "TCP port of HTTP; 0: any free one (default: 80, or 8080 where 80 is refused).")
  Optional<Integer> httpPort = Optional.empty();

  @Option(
      names = "--ftp-port",
      paramLabel = "PORT",
      description = "TCP port of FTP; 0: any free one (default: 21, or 2121 where 21 is refused).")
  Optional<Integer> ftpPort = Optional.empty();

  @Option(
      names = "--dashboard-port",
      paramLabel = "PORT",
      description =
          "TCP port of the dashboard and its API; 0: any free one (default: 8069, or any free one"
              + " where 8069 is in use).")
  Optional<Integer> dashboardPort = Optional.empty();

  @Option(
      names = "--dashboard-bind",
      paramLabel = "ADDR",
      description =
          "Open the dashboard on this address; may be repeated (default: 127.0.0.1, for this"
              + " machine alone). Where others can reach it, it asks for a token: stderr shows"
              + " the link with it.")
  List<InetAddress> dashboardBind = List.of();

  @Option(
      names = "--transfer-ports",
      paramLabel = "LOW-HIGH",
      description =
          "Ports that transfers use, for a firewall: UDP for TFTP, TCP for passive FTP (default:"
              + " any).")
  PortRange transferPorts = PortRange.ANY;

  @Option(
      names = "--allow",
      paramLabel = "CIDR",
      description = "Serve these addresses, too, besides private and local ones; may be repeated.")
  List<Cidr> allow = List.of();

  @Option(
      names = "--serve",
      paramLabel = "all|ask|none",
      description =
          "Which requests are answered: all, those that a person allows (ask), or none (default:"
              + " ${DEFAULT-VALUE}).")
  Serve serve = Serve.all;

  @Option(
      names = "--strict-model",
      description =
          "Refuse a phone that asks for another model's file, as far as its MAC address or its"
              + " User-Agent tells; otherwise it is only said.")
  boolean strictModel;

  @Option(
      names = "--upload",
      paramLabel = "none|inbox",
      description = "What happens to files that phones offer (default: ${DEFAULT-VALUE}).")
  Upload upload = Upload.none;

  @Option(
      names = "--log",
      paramLabel = "text|json",
      description = "How log lines look (default: ${DEFAULT-VALUE}).")
  Log log = Log.text;

  @Mixin DataOption data = new DataOption();
  @Mixin HelpOption help = new HelpOption();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Serving serving = serving();
    Ports.check("--tftp-port", tftpPort);
    Ports.check("--http-port", httpPort);
    Ports.check("--ftp-port", ftpPort);
    Ports.check("--dashboard-port", dashboardPort);
    DataDirectory directory = data.directory(console.environment());
    try (StopSignal stop = StopSignal.listen();
        LivePanel panel = LivePanel.onErr(console)) {
      Logs.to(log == Log.json ? LineFormat.JSON : LineFormat.TEXT, panel::println);
      Examination.Knowledge knowledge = directory.knowledge(console);
      var ports = new Ports(console, directory.path(), namedPorts());
      try (ImageStore images = directory.images(console);
          Journal journal = directory.journalForStation(console);
          Station station =
              ports.open(
                  options(serving, directory),
                  chosen ->
                      Station.open(
                          chosen, knowledge.catalogue(), images, journal, new EventLog()));
          Frontage frontage =
              Frontage.open(
                  premises(station, images, knowledge, serving, ports.notices()),
                  new DashboardPort(console, dashboardBind, dashboardPort))) {
        frontage.tellLink(console);
        console.out().println(ReadyLine.of(bind, station, frontage.dashboard()));
        console.out().flush();
        StationWatch.untilStopped(stop, station, images, panel, console);
      }
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    } catch (JournalException trouble) {
      throw Words.failure(trouble);
    } catch (RulesException trouble) {
      throw Words.failure(trouble);
    } catch (IOException trouble) {
      throw Failure.of(
          "The station cannot be opened: %s.".formatted(Words.why(trouble)),
          "\"rekindle serve --help\" shows how it goes.");
    }
    return 0;
  }

  private Serving serving() {
    return switch (serve) {
      case all -> Serving.ALL;
      case ask -> Serving.ASK;
      case none -> Serving.NONE;
    };
  }

  private StationOptions options(Serving serving, DataDirectory directory) {
    return new StationOptions(
            ServerOptions.DEFAULTS.withBind(bind).withTransferPorts(transferPorts).withAllow(allow),
            serving,
            upload == Upload.inbox ? Optional.of(directory.inbox()) : Optional.empty(),
            Version.number())
        .withStrictModel(strictModel)
        .withRules(directory.path().resolve("rules.json"));
  }

  private Map<Protocol, Integer> namedPorts() {
    var named = new EnumMap<Protocol, Integer>(Protocol.class);
    tftpPort.ifPresent(port -> named.put(Protocol.TFTP, port));
    httpPort.ifPresent(port -> named.put(Protocol.HTTP, port));
    ftpPort.ifPresent(port -> named.put(Protocol.FTP, port));
    return named;
  }

  private static Premises premises(
      Station station,
      ImageStore images,
      Examination.Knowledge knowledge,
      Serving serving,
      List<Notice> notices) {
    return new Premises(
        station, images, knowledge, serving, notices, Version.number(), ZoneId.systemDefault());
  }
}
