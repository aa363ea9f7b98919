package rekindle.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import rekindle.station.desk.Deliveries;
import rekindle.tftp.wire.ServerOptions;

/// How a station is set up.
///
/// @param tftp the TFTP server; addresses, sources and transfer ports hold for HTTP and FTP, too
/// @param httpPort TCP port of HTTP, 0 for any free one; empty: no HTTP
/// @param ftpPort TCP port of FTP, 0 for any free one; empty: no FTP
/// @param serving which requests are answered
/// @param strictModel whether a phone is refused that asks for another model's file
/// @param patience how long a client of HTTP or FTP may read nothing before it is let go
/// @param inbox the folder that takes uploads over TFTP; empty: uploads are refused
/// @param version of the program, for the journal
public record StationOptions(
    ServerOptions tftp,
    OptionalInt httpPort,
    OptionalInt ftpPort,
    Serving serving,
    boolean strictModel,
    Duration patience,
    Optional<Path> inbox,
    String version) {
  /// What all files of the inbox may hold together: plenty for logs and settings that phones leave,
  /// little enough for any disk.
  public static final long INBOX_QUOTA_BYTES = 1_000_000_000;

  /// TFTP only, every model.
  public StationOptions(ServerOptions tftp, Serving serving, Optional<Path> inbox, String version) {
    this(
        tftp,
        OptionalInt.empty(),
        OptionalInt.empty(),
        serving,
        false,
        Deliveries.PATIENCE,
        inbox,
        version);
  }

  /// With TFTP set up like this.
  public StationOptions withTftp(ServerOptions other) {
    return new StationOptions(
        other, httpPort, ftpPort, serving, strictModel, patience, inbox, version);
  }

  /// With HTTP on this port.
  public StationOptions withHttpPort(int port) {
    return new StationOptions(
        tftp, OptionalInt.of(port), ftpPort, serving, strictModel, patience, inbox, version);
  }

  /// With FTP on this port.
  public StationOptions withFtpPort(int port) {
    return new StationOptions(
        tftp, httpPort, OptionalInt.of(port), serving, strictModel, patience, inbox, version);
  }

  /// With phones refused that ask for another model's file, or not.
  public StationOptions withStrictModel(boolean strict) {
    return new StationOptions(tftp, httpPort, ftpPort, serving, strict, patience, inbox, version);
  }

  /// With so much patience.
  public StationOptions withPatience(Duration other) {
    return new StationOptions(tftp, httpPort, ftpPort, serving, strictModel, other, inbox, version);
  }
}
