package rekindle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.station.PortOwner;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.station.desk.CannotListenException;
import rekindle.tftp.wire.CannotOpenException;

/// Chooses the ports of a station, and says in words why one cannot be had.
///
/// A port that was named is taken or the command fails. A standard port, which nobody named, gives
/// way to one that needs no rights: that is enough for virtual phones.
final class Ports {
  /// A port for each protocol.
  private record Chosen(int tftp, int http, int ftp) {
    int of(Protocol protocol) {
      return switch (protocol) {
        case TFTP -> tftp;
        case HTTP -> http;
        case FTP -> ftp;
      };
    }

    Chosen with(Protocol protocol, int port) {
      return switch (protocol) {
        case TFTP -> new Chosen(port, http, ftp);
        case HTTP -> new Chosen(tftp, port, ftp);
        case FTP -> new Chosen(tftp, http, port);
      };
    }
  }

  /// The ports that real phones ask.
  private static final Chosen STANDARD = new Chosen(69, 80, 21);

  /// Where nobody named a port and the standard one cannot be opened.
  private static final Chosen FALLBACK = new Chosen(6969, 8080, 2121);

  /// Opens a station.
  @FunctionalInterface
  interface Opening {
    Station open(StationOptions options) throws IOException;
  }

  /// Why a port cannot be had, whoever found out.
  private enum Obstacle {
    IN_USE,
    NOT_PERMITTED,
    NO_SUCH_ADDRESS,
    OTHER
  }

  private record Trouble(
      Protocol protocol, int port, InetAddress address, Obstacle obstacle, IOException cause) {}

  private final Console console;
  private final Path data;
  private final Map<Protocol, Integer> named;
  private final List<Notice> notices = new ArrayList<>();

  /// A choice among all ports, or none.
  ///
  /// @param data the data directory, for the command to run next
  /// @param named the ports that the person wants; those that are missing: the standard ones
  Ports(Console console, Path data, Map<Protocol, Integer> named) {
    this.console = console;
    this.data = data;
    this.named = Map.copyOf(named);
  }

  /// @throws Failure (wrong usage) if the number is no port; 0 stands for any
  static void check(String option, Optional<Integer> port) throws Failure {
    if (port.isPresent() && (port.get() < 0 || port.get() > 65_535)) {
      throw Failure.usage(
          "%s %d is no port: they are 1 to 65535, and 0 for any free one."
              .formatted(option, port.get()),
          "name another one, or leave the option out.");
    }
  }

  /// Opens the station on the ports named, or on standard ones.
  Station open(StationOptions options, Opening opening) throws IOException, Failure {
    Chosen chosen = STANDARD;
    for (var one : named.entrySet()) {
      chosen = chosen.with(one.getKey(), one.getValue());
    }
    var gaveWay = new ArrayList<Trouble>();
    while (true) {
      Trouble trouble;
      try {
        Station station = opening.open(on(chosen, options));
        tell(gaveWay);
        return station;
      } catch (CannotOpenException udp) {
        trouble = trouble(udp, chosen);
      } catch (CannotListenException tcp) {
        trouble = trouble(tcp, chosen);
      }
      if (!givesWay(trouble)) {
        gaveWay.forEach(earlier -> console.tell(new Notice(what(earlier), "", "")));
        throw Failure.of(told(trouble), trouble.cause());
      }
      gaveWay.add(trouble);
      chosen = chosen.with(trouble.protocol(), FALLBACK.of(trouble.protocol()));
    }
  }

  /// What was told about ports that gave way to others.
  List<Notice> notices() {
    return List.copyOf(notices);
  }

  private boolean givesWay(Trouble trouble) {
    boolean standard =
        !named.containsKey(trouble.protocol()) && trouble.port() == STANDARD.of(trouble.protocol());
    return standard
        && switch (trouble.obstacle()) {
          case IN_USE, NOT_PERMITTED -> true;
          case NO_SUCH_ADDRESS, OTHER -> false;
        };
  }

  private static StationOptions on(Chosen ports, StationOptions options) {
    return options
        .withTftp(options.tftp().withPort(ports.tftp()))
        .withHttpPort(ports.http())
        .withFtpPort(ports.ftp());
  }

  private static Trouble trouble(CannotOpenException udp, Chosen chosen) {
    Obstacle obstacle =
        switch (udp.reason()) {
          case IN_USE -> Obstacle.IN_USE;
          case NOT_PERMITTED -> Obstacle.NOT_PERMITTED;
          case NO_SUCH_ADDRESS -> Obstacle.NO_SUCH_ADDRESS;
          case RANGE_EXHAUSTED, OTHER -> Obstacle.OTHER;
        };
    int port = chosen.tftp();
    return new Trouble(Protocol.TFTP, port, udp.address().getAddress(), obstacle, udp);
  }

  private static Trouble trouble(CannotListenException tcp, Chosen chosen) {
    Obstacle obstacle =
        switch (tcp.reason()) {
          case IN_USE -> Obstacle.IN_USE;
          case NOT_PERMITTED -> Obstacle.NOT_PERMITTED;
          case NO_SUCH_ADDRESS -> Obstacle.NO_SUCH_ADDRESS;
          case OTHER -> Obstacle.OTHER;
        };
    int port = chosen.of(tcp.protocol());
    return new Trouble(tcp.protocol(), port, tcp.address().getAddress(), obstacle, tcp);
  }

  /// What to do next is said once, although it may help against several.
  private void tell(List<Trouble> gaveWay) {
    var advice = new ArrayList<String>();
    for (Trouble trouble : gaveWay) {
      String next = next(trouble);
      notices.add(
          new Notice(
              what(trouble),
              "%s port %d is open instead: virtual phones can be recovered, real ones ask port %d only."
                  .formatted(
                      layer(trouble),
                      FALLBACK.of(trouble.protocol()),
                      STANDARD.of(trouble.protocol())),
              advice.contains(next) ? "" : next));
      advice.add(next);
    }
    notices.forEach(console::tell);
  }

  private Notice told(Trouble trouble) {
    return new Notice(
        what(trouble), "Nothing was opened; images and history are as they were.", next(trouble));
  }

  private static String what(Trouble trouble) {
    String port =
        "Cannot open %s port %d%s"
            .formatted(
                layer(trouble),
                trouble.port(),
                trouble.protocol() == Protocol.TFTP ? "" : " for " + trouble.protocol());
    return switch (trouble.obstacle()) {
      case IN_USE ->
          "%s: %s."
              .formatted(
                  port,
                  owner(trouble).map(who -> who + " has it").orElse("another program has it"));
      case NOT_PERMITTED -> "%s: it needs administrator rights on this machine.".formatted(port);
      case NO_SUCH_ADDRESS ->
          "Cannot listen on %s: this machine does not have that address."
              .formatted(trouble.address().getHostAddress());
      case OTHER -> "%s: %s.".formatted(port, trouble.cause().getMessage());
    };
  }

  private String next(Trouble trouble) {
    String option = "--%s-port".formatted(Words.lower(trouble.protocol()));
    return switch (trouble.obstacle()) {
      case IN_USE ->
          owner(trouble).isPresent()
              ? "stop that program and run \"rekindle serve\" again, or name another port:"
                  + " \"rekindle serve %s 0\" takes any free one.".formatted(option)
              : "\"sudo ss -%slpn\" tells which one; stop it and run \"rekindle serve\" again."
                  .formatted(trouble.protocol() == Protocol.TFTP ? "u" : "t");
      case NOT_PERMITTED ->
          "run \"sudo rekindle serve --data %s\" to serve real phones.".formatted(data);
      case NO_SUCH_ADDRESS -> "\"ip addr\" lists the addresses; name one with --bind, or none.";
      case OTHER -> "name another port with %s.".formatted(option);
    };
  }

  private static Optional<PortOwner> owner(Trouble trouble) {
    return trouble.protocol() == Protocol.TFTP
        ? PortOwner.ofUdpPort(trouble.port())
        : PortOwner.ofTcpPort(trouble.port());
  }

  private static String layer(Trouble trouble) {
    return trouble.protocol() == Protocol.TFTP ? "UDP" : "TCP";
  }
}
