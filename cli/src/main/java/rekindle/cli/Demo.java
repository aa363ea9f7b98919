package rekindle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import rekindle.cli.browser.PracticePlace;
import rekindle.cli.practice.Clients;
import rekindle.cli.practice.Narrator;
import rekindle.cli.practice.RobotSession;
import rekindle.cli.practice.Session;
import rekindle.cli.practice.UsualImage;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.LivePanel;
import rekindle.firmware.AddressField;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Examination;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Procedure;
import rekindle.firmware.disk.ImageStore;
import rekindle.phone.Factory;
import rekindle.phone.PowerCut;
import rekindle.phone.Report;
import rekindle.phone.ServerPorts;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.station.api.Premises;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.wire.ServerOptions;

/// A station and a virtual phone on this machine, with real sockets between them, and the
/// technician who brings the phone back.
final class Demo {
  private static final String STATION = "127.0.0.1";
  private static final String PHONE = "127.0.0.2";
  private static final String MASK = "255.255.255.0";
  private static final String GATEWAY = "127.0.0.254";
  private static final Duration LONGEST = Duration.ofSeconds(45);
  private static final long PHONE_SEED = 2;

  private final Console console;
  private final Model model;
  private final Speed speed;

  Demo(Console console, Model model, Speed speed) {
    this.console = console;
    this.model = model;
    this.speed = speed;
  }

  /// Shows it.
  ///
  /// @param keep whether the station stays up afterwards
  /// @return the exit code: 0 if the phone runs
  int run(boolean keep) throws Failure {
    try (StopSignal stop = StopSignal.deaf();
        ScratchDirectory scratch = ScratchDirectory.make()) {
      var data = new DataDirectory(scratch.path());
      try (ImageStore images = data.images(console);
          Journal journal = data.journal()) {
        PracticeImage image = UsualImage.publish(model, images);
        Examination.Knowledge knowledge = data.knowledge(console);
        try (Station station = open(knowledge.catalogue(), images, journal);
            Frontage frontage =
                Frontage.open(premises(station, images, knowledge), DashboardPort.any(console))) {
          int exitCode = recover(station, frontage, image);
          if (keep && exitCode == 0) {
            stayUp(station, frontage, stop);
          }
          return exitCode;
        }
      }
    } catch (JournalException trouble) {
      throw Words.failure(trouble);
    } catch (IOException trouble) {
      throw Failure.of(
          "The demonstration cannot be shown: %s.".formatted(Words.why(trouble)),
          "check the disk and the loopback network of this machine.");
    }
  }

  private static Premises premises(
      Station station, ImageStore images, Examination.Knowledge knowledge) {
    return new Premises(
        station,
        images,
        knowledge,
        Serving.ALL,
        List.of(),
        Version.number(),
        ZoneId.systemDefault());
  }

  private static Station open(Catalogue catalogue, ImageStore images, Journal journal)
      throws IOException {
    ServerOptions loopback =
        ServerOptions.DEFAULTS.withBind(List.of(InetAddress.ofLiteral(STATION))).withPort(0);
    var options =
        new StationOptions(loopback, Serving.ALL, Optional.empty(), Version.number())
            .withHttpPort(0)
            .withFtpPort(0);
    return Station.open(options, catalogue, images, journal, _ -> {});
  }

  private int recover(Station station, Frontage frontage, PracticeImage image) throws IOException {
    Session session = session(PracticePlace.of(station).ports());
    console
        .out()
        .printf(
            "A station on %s, %s, publishes %s: a practice image of %s.%n"
                + "Its dashboard, as long as this runs: %s%n"
                + "A virtual %s has broken firmware. The technician follows the guide:%n%n",
            STATION,
            portInWords(session),
            String.join(" and ", model.allRecoveryNames()),
            Amounts.bytes(image.sizeBytes()),
            frontage.dashboard().base(),
            model.id());
    long startNanos = System.nanoTime();
    RobotSession.Result result;
    try (LivePanel panel = LivePanel.onOut(console);
        Narrator narrator = new Narrator(panel, console.drawsBoxes(), session, image.sizeBytes())) {
      result = new RobotSession(session, narrator).run(LONGEST);
    }
    return tell(result, Duration.ofNanos(System.nanoTime() - startNanos));
  }

  private static String portInWords(Session session) {
    ServerPorts ports = session.setup().ports();
    return switch (session.protocol()) {
      case TFTP -> "TFTP port " + ports.tftp();
      case HTTP -> "HTTP port " + ports.http();
      case FTP -> "FTP port " + ports.ftp();
    };
  }

  private Session session(ServerPorts ports) {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.put(AddressField.PHONE, PHONE);
    typed.put(AddressField.SERVER, STATION);
    if (model.procedure().value() == Procedure.RESCUE_MODE) {
      typed.put(AddressField.MASK, MASK);
      typed.put(AddressField.GATEWAY, GATEWAY);
    }
    FourNumbers numbers = FourNumbers.read(typed).numbers();
    ClientHabits habits = Clients.named(model.tftpClient().value()).orElse(ClientHabits.BUSYBOX);
    return new Session(
        model,
        Factory.broken(model, PHONE_SEED),
        new Setup(speed, habits, PowerCut.NEVER, ports),
        numbers,
        model.bestProtocol(),
        PhoneNumbers.bindAddress(numbers));
  }

  private int tell(RobotSession.Result result, Duration took) {
    Optional<Report> report = result.report();
    if (report.filter(PhoneReport::recovered).isPresent()) {
      console
          .out()
          .printf(
              "%n%s%nThat took %s; a real one takes %s.%n",
              PhoneEnding.notice(model.id(), STATION, report.get()).text(),
              Amounts.time(took),
              realDuration());
      console.out().println("Next: rekindle image add FILE --model %s".formatted(model.id()));
      console.out().println("      rekindle serve");
      console.out().flush();
      return 0;
    }
    report.ifPresent(r -> console.tell(PhoneEnding.notice(model.id(), STATION, r)));
    result
        .trouble()
        .ifPresent(
            sentence ->
                console.tell(
                    new Notice(
                        "The phone was not recovered: " + sentence,
                        "",
                        "run \"rekindle demo\" once more.")));
    return Failure.WORK_FAILED;
  }

  private String realDuration() {
    return model.procedure().value() == Procedure.RESCUE_MODE
        ? "some minutes"
        : "about a minute and a half";
  }

  private void stayUp(Station station, Frontage frontage, StopSignal stop) {
    ServerPorts ports = PracticePlace.of(station).ports();
    console
        .out()
        .printf(
            "%nThe station stays up until Ctrl-C. Practise yourself in the browser:%n"
                + "  %spractice?model=%s%n"
                + "or in another terminal:%n"
                + "  rekindle phone %s --server %s --tftp-port %d --http-port %d --ftp-port %d%n",
            frontage.dashboard().base(),
            model.id(),
            model.id(),
            STATION,
            ports.tftp(),
            ports.http(),
            ports.ftp());
    console.out().flush();
    stop.begin();
    while (!stop.within(Duration.ofMinutes(1))) {
      // Phones are served on other threads.
    }
  }
}
