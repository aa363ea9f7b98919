package rekindle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
import rekindle.phone.PowerCut;
import rekindle.phone.Report;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.recovery.FourNumbers;
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
  private static final Map<String, ClientHabits> CLIENTS =
      Stream.of(
              ClientHabits.UBOOT_1_1_3,
              ClientHabits.UBOOT_2010,
              ClientHabits.BUSYBOX,
              ClientHabits.STRICT)
          .collect(Collectors.toMap(ClientHabits::name, Function.identity()));
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Console console;

  @Parameters(paramLabel = "MODEL", description = "The phone, such as snom320.")
  String modelName = "";

  @Mixin PhoneNumbers numbers = new PhoneNumbers();

  @Option(
      names = "--protocol",
      paramLabel = "tftp|http|ftp",
      description = "How it fetches the image (default: ${DEFAULT-VALUE}).")
  String protocol = "tftp";

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "The server's UDP port (default: 69, the only one that a real phone asks).")
  Optional<Integer> tftpPort = Optional.empty();

  @Option(names = "--http-port", paramLabel = "PORT", description = "Comes later; accepted.")
  Optional<Integer> httpPort = Optional.empty();

  @Option(names = "--ftp-port", paramLabel = "PORT", description = "Comes later; accepted.")
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

  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  PhoneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Model model = Models.find(modelName);
    Setup setup = setup(model);
    FourNumbers typed = numbers.read();
    if (!auto && !(console.inIsTerminal() && console.outIsTerminal())) {
      throw Failure.usage(
          "The display and the keypad need a terminal, and this is none.",
          "\"rekindle phone %s --server %s --auto\" lets the technician press the keys."
              .formatted(model.id(), numbers.server));
    }
    PhoneReport report = PhoneReport.failed(model.id());
    try {
      RobotSession.Result result = practise(model, setup, typed);
      report = PhoneReport.of(model, result);
      return result.report().filter(PhoneReport::recovered).isPresent() ? 0 : Failure.WORK_FAILED;
    } finally {
      if (json.asked) {
        console.out().println(Json.line(report));
        console.out().flush();
      }
    }
  }

  private RobotSession.Result practise(Model model, Setup setup, FourNumbers typed) throws Failure {
    try (PhoneState bench = PhoneState.open(state, model)) {
      NorFlash flash = bench.flash();
      var session = new Session(model, flash, setup, typed, PhoneNumbers.bindAddress(typed));
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
    requireTftp(model);
    Ports.check("--tftp-port", tftpPort);
    try {
      return new Setup(
          new Speed(speed), habits(model), PowerCut.in(powerCut), tftpPort.orElse(Setup.TFTP_PORT));
    } catch (IllegalArgumentException trouble) {
      throw Failure.usage(
          "There is no such phone: %s.".formatted(trouble.getMessage()),
          "\"rekindle phone --help\" shows how it goes.");
    }
  }

  private void requireTftp(Model model) throws Failure {
    boolean known =
        Stream.of(Protocol.values()).anyMatch(one -> one.name().equalsIgnoreCase(protocol));
    if (!known) {
      throw Failure.usage(
          "There is no protocol \"%s\".".formatted(protocol), "name tftp, http or ftp.");
    }
    if (!protocol.equalsIgnoreCase(Protocol.TFTP.name())) {
      throw Failure.usage(
          "The boot loader of the %s fetches its image by TFTP only.".formatted(model.id()),
          "leave out --protocol.");
    }
  }

  private ClientHabits habits(Model model) throws Failure {
    String name = client.orElse(model.tftpClient().value());
    ClientHabits habits = CLIENTS.get(name);
    if (habits == null) {
      throw Failure.usage(
          "There is no client \"%s\".".formatted(name),
          "name uboot-1.1.3, uboot-2010, busybox or strict.");
    }
    return habits;
  }
}
