package rekindle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Notice;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.desk.CannotListenException;

/// Chooses the port of the dashboard, and says in words why one cannot be had.
///
/// A port that was named is taken or the command fails. The usual one, which nobody named, gives
/// way to any free one: two stations on one machine are nothing unusual.
///
/// @param bind addresses to listen on; none: this machine alone
/// @param named the port that the person wants, 0 for any
record DashboardPort(Console console, List<InetAddress> bind, Optional<Integer> named) {
  /// For this machine alone, on any port.
  static DashboardPort any(Console console) {
    return new DashboardPort(console, List.of(), Optional.of(0));
  }

  /// Opens a dashboard.
  @FunctionalInterface
  interface Opening {
    Dashboard open(DashboardOptions options) throws IOException;
  }

  /// @throws Failure if it cannot be opened; nothing stays open then
  Dashboard open(Opening opening) throws IOException, Failure {
    int port = named.orElse(DashboardOptions.PORT);
    try {
      return opening.open(options(port));
    } catch (CannotListenException trouble) {
      if (named.isPresent() || trouble.reason() != CannotListenException.Reason.IN_USE) {
        throw Failure.of(refused(trouble, port), trouble);
      }
      Dashboard elsewhere = opening.open(options(0));
      console.tell(
          new Notice(
              "Cannot open TCP port %d for the dashboard: another program has it.".formatted(port),
              "The dashboard is at %s instead; phones are not affected."
                  .formatted(elsewhere.base()),
              "end the other program, or name a port with --dashboard-port"));
      return elsewhere;
    }
  }

  private DashboardOptions options(int port) {
    return bind.isEmpty() ? DashboardOptions.loopback(port) : new DashboardOptions(bind, port);
  }

  private static Notice refused(CannotListenException trouble, int port) {
    String why =
        switch (trouble.reason()) {
          case IN_USE -> "another program has it";
          case NOT_PERMITTED -> "it needs administrator rights on this machine";
          case NO_SUCH_ADDRESS ->
              "this machine has no address " + trouble.address().getAddress().getHostAddress();
          case OTHER -> String.valueOf(trouble.getMessage());
        };
    return new Notice(
        "Cannot open TCP port %d for the dashboard: %s.".formatted(port, why),
        "Nothing was opened; images and history are as they were.",
        trouble.reason() == CannotListenException.Reason.NO_SUCH_ADDRESS
            ? "name an address of this machine with --dashboard-bind"
            : "name another port with --dashboard-port, or 0 for any free one");
  }
}
