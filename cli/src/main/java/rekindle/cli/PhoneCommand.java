package rekindle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.practice.Clients;
import rekindle.cli.practice.Narrator;
import rekindle.cli.practice.PersonSession;
import rekindle.cli.practice.RobotSession;
import rekindle.cli.practice.Session;
import rekindle.cli.practice.Watcher;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.LivePanel;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.phone.NorFlash;
import rekindle.phone.Phone;
import rekindle.phone.PowerCut;
import rekindle.phone.Report;
import rekindle.phone.ServerPorts;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.recovery.FourNumbers;
import rekindle.station.report.Json;
import rekindle.tftp.ClientHabits;

/// `phone`: a virtual phone, for a person at the terminal or for the technician.
@Command(
    name = "phone",
    header = "A virtual phone; its display and keypad in the terminal.",
    description = {
      "A phone with broken firmware asks SERVER for its image, as the real one does. You press the",
      "keys, or with --auto the technician does, following the guide."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle phone snom320 --server 127.0.0.1 --tftp-port 6969",
      "  rekindle phone snom320 --server 192.168.1.10 --auto --speed 10 --json",
      "  rekindle phone snom320 --server 127.0.0.1 --auto --state bench/1 --power-cut 40"
    })
final class PhoneCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Console console;

  @Parameters(paramLabel = "MODEL", description = "The phone, such as snom320.")
  String modelName = "";

  @Mixin PhoneNumbers numbers = new PhoneNumbers();

  @Option(
      names = "--protocol",
      paramLabel = "tftp|http|ftp",
      description =
          "How the technician has it fetch the image, where the phone leaves the choice (default:"
              + " http; tftp for phones that know only that).")
  Optional<String> protocolName = Optional.empty();

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "The server's UDP port (default: 69, the only one that a real phone asks).")
  Optional<Integer> tftpPort = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "The server's TCP port for HTTP (default: 80, as on a real phone).")
  Optional<Integer> httpPort = Optional.empty();

  @Option(
      names = "--ftp-port",
      paramLabel = "PORT",
      description = "The server's TCP port for FTP (default: 21, as on a real phone).")
  Optional<Integer> ftpPort = Optional.empty();

  @Option(
      names = "--auto",
      description = "The technician follows the guide; ends after one attempt.")
  boolean auto;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Keep flash and settings there: the same directory is the same phone.")
  Optional<Path> state = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "N times faster than a real phone; 0: as fast as it goes (default: 1).")
  double speed = 1;

  @Option(
      names = "--power-cut",
      paramLabel = "N",
      description = "The power fails at the N-th flash operation; 0: never.")
  long powerCut;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description =
          "Habits of its TFTP client: uboot-1.1.3, uboot-2010, busybox or strict (default: the"
              + " model's).")
  Optional<String> client = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  PhoneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Model model = Models.find(modelName, data.directory(console.environment()), console);
    requirePlayable(model);
    Protocol protocol = ProtocolReading.of(protocolName, model);
    Setup setup = setup(model);
    FourNumbers typed = numbers.read(model);
    if (!auto && !(console.inIsTerminal() && console.outIsTerminal())) {
      throw Failure.usage(
          "The display and the keypad need a terminal, and this is none.",
          "\"rekindle phone %s --server %s --auto\" lets the technician press the keys."
              .formatted(model.id(), numbers.server));
    }
    PhoneReport report = PhoneReport.failed(model, protocol);
    try {
      RobotSession.Result result = practise(model, setup, typed, protocol);
      report = PhoneReport.of(model, protocol, result);
      return result.report().filter(PhoneReport::recovered).isPresent() ? 0 : Failure.WORK_FAILED;
    } finally {
      if (json.asked) {
        console.out().println(Json.line(report));
        console.out().flush();
      }
    }
  }

  private RobotSession.Result practise(
      Model model, Setup setup, FourNumbers typed, Protocol protocol) throws Failure {
    try (PhoneState bench = PhoneState.open(state, model)) {
      NorFlash flash = bench.flash();
      var session =
          new Session(model, flash, setup, typed, protocol, PhoneNumbers.bindAddress(typed));
      try {
        return auto ? byRobot(session) : byPerson(session);
      } finally {
        bench.save();
      }
    } catch (IOException trouble) {
      throw Failure.of(
          "The virtual phone cannot be run: %s.".formatted(Words.why(trouble)),
          "check the network of this machine.");
    }
  }

  private RobotSession.Result byRobot(Session session) throws IOException {
    RobotSession.Result result;
    try (LivePanel panel = LivePanel.onErr(console);
        Narrator narrator = new Narrator(panel, console.drawsBoxes(), session, -1)) {
      Watcher watcher = json.asked && !console.errIsTerminal() ? new Watcher() {} : narrator;
      result = new RobotSession(session, watcher).run(LONGEST);
    }
    result.report().ifPresent(this::tell);
    result.trouble().ifPresent(this::tellStuck);
    return result;
  }

  private RobotSession.Result byPerson(Session session) throws IOException {
    Optional<Report> report = new PersonSession(session, console).run();
    report.ifPresent(this::tell);
    return new RobotSession.Result(report, Optional.empty(), List.of());
  }

  private void tell(Report report) {
    Notice ending = PhoneEnding.notice(modelName, numbers.server, report);
    if (PhoneReport.recovered(report) && !json.asked) {
      console.out().println(ending.text());
    } else {
      console.tell(ending);
    }
  }

  private void tellStuck(String sentence) {
    console.tell(
        new Notice(
            "The technician cannot go on: " + sentence,
            "Nothing was erased.",
            "check the four numbers; \"rekindle guide %s\" shows the way.".formatted(modelName)));
  }

  private Setup setup(Model model) throws Failure {
    Ports.check("--tftp-port", tftpPort);
    Ports.check("--http-port", httpPort);
    Ports.check("--ftp-port", ftpPort);
    try {
      return new Setup(new Speed(speed), habits(model), PowerCut.in(powerCut), ports());
    } catch (IllegalArgumentException trouble) {
      throw Failure.usage(
          "There is no such phone: %s.".formatted(trouble.getMessage()),
          "\"rekindle phone --help\" shows how it goes.");
    }
  }

  private ServerPorts ports() {
    return new ServerPorts(
        tftpPort.orElse(ServerPorts.STANDARD.tftp()),
        httpPort.orElse(ServerPorts.STANDARD.http()),
        ftpPort.orElse(ServerPorts.STANDARD.ftp()));
  }

  static void requirePlayable(Model model) throws Failure {
    if (!Phone.canPlay(model)) {
      throw Failure.usage(
          "The %s has no display and no keys, so there is no virtual one.".formatted(model.id()),
          "\"rekindle guide %s\" says how a real one is recovered.".formatted(model.id()));
    }
  }

  private ClientHabits habits(Model model) throws Failure {
    String name = client.orElse(model.tftpClient().value());
    return Clients.named(name)
        .orElseThrow(
            () ->
                Failure.usage(
                    "There is no client \"%s\".".formatted(name),
                    "name uboot-1.1.3, uboot-2010, busybox or strict."));
  }
}
