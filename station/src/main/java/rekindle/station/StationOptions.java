package rekindle.station;

import java.nio.file.Path;
import java.util.Optional;
import rekindle.tftp.wire.ServerOptions;

/// How a station is set up.
///
/// @param tftp the TFTP server
/// @param serving which requests are answered
/// @param inbox the folder that takes uploads; empty: uploads are refused
/// @param version of the program, for the journal
public record StationOptions(
    ServerOptions tftp, Serving serving, Optional<Path> inbox, String version) {
  /// What all files of the inbox may hold together: plenty for logs and settings that phones leave,
  /// little enough for any disk.
  public static final long INBOX_QUOTA_BYTES = 1_000_000_000;
}
