package rekindle.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Notice;
import rekindle.station.PortOwner;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.tftp.wire.CannotOpenException;
import rekindle.tftp.wire.ServerOptions;

/// Chooses the port of a station, and says in words why one cannot be had.
///
/// A port that was named is taken or the command fails. The standard port, which nobody named,
/// gives way to one that needs no rights: that is enough for virtual phones.
final class Ports {
  /// Where nobody named a port and 69 cannot be opened.
  static final int FALLBACK_TFTP_PORT = 6969;

  /// Opens a station.
  @FunctionalInterface
  interface Opening {
    Station open(StationOptions options) throws IOException;
  }

  private final Console console;
  private final Path data;
  private final Optional<Integer> named;

  /// A choice among all ports, or none.
  ///
  /// @param data the data directory, for the command to run next
  /// @param named the port that the person wants; empty: the standard one
  Ports(Console console, Path data, Optional<Integer> named) {
    this.console = console;
    this.data = data;
    this.named = named;
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

  /// Opens the station on the port named, or on a standard one.
  Station open(StationOptions options, Opening opening) throws IOException, Failure {
    int port = named.orElse(ServerOptions.TFTP_PORT);
    try {
      return opening.open(on(port, options));
    } catch (CannotOpenException trouble) {
      if (named.isPresent() || !givesWay(trouble)) {
        throw Failure.of(told(trouble, port), trouble);
      }
      return fallBack(options, opening, trouble);
    }
  }

  private Station fallBack(StationOptions options, Opening opening, CannotOpenException first)
      throws IOException, Failure {
    Station station;
    try {
      station = opening.open(on(FALLBACK_TFTP_PORT, options));
    } catch (CannotOpenException second) {
      console.tell(new Notice(what(first, ServerOptions.TFTP_PORT), "", ""));
      throw Failure.of(told(second, FALLBACK_TFTP_PORT), second);
    }
    console.tell(
        new Notice(
            what(first, ServerOptions.TFTP_PORT),
            "UDP port %d is open instead: virtual phones can be recovered, real ones ask port 69 only."
                .formatted(FALLBACK_TFTP_PORT),
            next(first, ServerOptions.TFTP_PORT)));
    return station;
  }

  private static boolean givesWay(CannotOpenException trouble) {
    return switch (trouble.reason()) {
      case IN_USE, NOT_PERMITTED -> true;
      case NO_SUCH_ADDRESS, RANGE_EXHAUSTED, OTHER -> false;
    };
  }

  private static StationOptions on(int port, StationOptions options) {
    return new StationOptions(
        options.tftp().withPort(port), options.serving(), options.inbox(), options.version());
  }

  private Notice told(CannotOpenException trouble, int port) {
    return new Notice(
        what(trouble, port),
        "Nothing was opened; images and history are as they were.",
        next(trouble, port));
  }

  private static String what(CannotOpenException trouble, int port) {
    InetSocketAddress address = trouble.address();
    return switch (trouble.reason()) {
      case IN_USE ->
          "Cannot open UDP port %d: %s."
              .formatted(
                  port,
                  PortOwner.ofUdpPort(port)
                      .map(owner -> owner + " has it")
                      .orElse("another program has it"));
      case NOT_PERMITTED ->
          "Cannot open UDP port %d: it needs administrator rights on this machine.".formatted(port);
      case NO_SUCH_ADDRESS ->
          "Cannot listen on %s: this machine does not have that address."
              .formatted(address.getAddress().getHostAddress());
      case RANGE_EXHAUSTED, OTHER ->
          "Cannot open UDP port %d: %s.".formatted(port, trouble.getMessage());
    };
  }

  private String next(CannotOpenException trouble, int port) {
    return switch (trouble.reason()) {
      case IN_USE ->
          PortOwner.ofUdpPort(port).isPresent()
              ? "stop that program and run \"rekindle serve\" again, or name another port:"
                  + " \"rekindle serve --tftp-port 0\" takes any free one."
              : "\"sudo ss -ulpn\" tells which one; stop it and run \"rekindle serve\" again.";
      case NOT_PERMITTED ->
          "run \"sudo rekindle serve --data %s\" to serve real phones.".formatted(data);
      case NO_SUCH_ADDRESS -> "\"ip addr\" lists the addresses; name one with --bind, or none.";
      case RANGE_EXHAUSTED, OTHER -> "name another port with --tftp-port.";
    };
  }
}
