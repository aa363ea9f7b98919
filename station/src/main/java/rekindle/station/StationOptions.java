package rekindle.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import rekindle.station.desk.Approvals;
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
/// @param permission how long a request waits for a person, with [Serving#ASK] or by a rule
/// @param rules the file that keeps the rules; empty: they are forgotten with the station
/// @param lookout whether the station looks for phones that should run by now, by connecting to
///   their web servers; requests that a running phone sends tell of it in any case
/// @param inbox the folder that takes uploads over TFTP; empty: uploads are refused
/// @param version of the program, for the journal
public record StationOptions(
    ServerOptions tftp,
    OptionalInt httpPort,
    OptionalInt ftpPort,
    Serving serving,
    boolean strictModel,
    Duration patience,
    Duration permission,
    Optional<Path> rules,
    boolean lookout,
    Optional<Path> inbox,
    String version) {
  /// What all files of the inbox may hold together: plenty for logs and settings that phones leave,
  /// little enough for any disk.
  public static final long INBOX_QUOTA_BYTES = 1_000_000_000;

  /// TFTP only, every model; rules are not kept.
  public StationOptions(ServerOptions tftp, Serving serving, Optional<Path> inbox, String version) {
    this(
        tftp,
        OptionalInt.empty(),
        OptionalInt.empty(),
        serving,
        false,
        Deliveries.PATIENCE,
        Approvals.PATIENCE,
        Optional.empty(),
        true,
        inbox,
        version);
  }

  /// With TFTP set up like this.
  public StationOptions withTftp(ServerOptions other) {
    return new StationOptions(
        other,
        httpPort,
        ftpPort,
        serving,
        strictModel,
        patience,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With HTTP on this port.
  public StationOptions withHttpPort(int port) {
    return new StationOptions(
        tftp,
        OptionalInt.of(port),
        ftpPort,
        serving,
        strictModel,
        patience,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With FTP on this port.
  public StationOptions withFtpPort(int port) {
    return new StationOptions(
        tftp,
        httpPort,
        OptionalInt.of(port),
        serving,
        strictModel,
        patience,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With these requests answered.
  public StationOptions withServing(Serving other) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        other,
        strictModel,
        patience,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With phones refused that ask for another model's file, or not.
  public StationOptions withStrictModel(boolean strict) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        serving,
        strict,
        patience,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With so much patience.
  public StationOptions withPatience(Duration other) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        serving,
        strictModel,
        other,
        permission,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With so much time for a person to answer.
  public StationOptions withPermission(Duration other) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        serving,
        strictModel,
        patience,
        other,
        rules,
        lookout,
        inbox,
        version);
  }

  /// With rules kept in this file.
  public StationOptions withRules(Path file) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        serving,
        strictModel,
        patience,
        permission,
        Optional.of(file),
        lookout,
        inbox,
        version);
  }

  /// With a lookout for phones that run again, or not.
  public StationOptions withLookout(boolean looks) {
    return new StationOptions(
        tftp,
        httpPort,
        ftpPort,
        serving,
        strictModel,
        patience,
        permission,
        rules,
        looks,
        inbox,
        version);
  }
}
