package rekindle.station.report;

import java.util.List;
import rekindle.firmware.Notice;

/// A station as programs see it.
///
/// @param serving `all`, `ask` or `none`
/// @param servers what is open, each address and port
/// @param notices what is not open as it should be, why, and what to do
/// @param networks what can be typed on a phone beside this station
public record StationReport(
    String version,
    String serving,
    List<Server> servers,
    List<Notice> notices,
    List<Network> networks) {

  /// An address that phones can ask.
  ///
  /// @param protocol `tftp`, `http` or `ftp`
  /// @param standard whether it is the port that real phones ask
  public record Server(String protocol, String address, int port, boolean standard) {}

  /// A network of this machine.
  ///
  /// @param server this machine's address there
  /// @param mask its mask
  /// @param gateway its router; empty if the system does not tell
  /// @param name of the interface
  public record Network(String server, String mask, String gateway, String name) {}
}
