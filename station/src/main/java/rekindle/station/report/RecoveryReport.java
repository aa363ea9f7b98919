package rekindle.station.report;

import java.time.Instant;
import java.util.Locale;
import rekindle.firmware.Sha256;
import rekindle.recovery.Recovery;

/// A recovery as scripts read it.
///
/// @param model empty if no model asks for that name
/// @param sha256 empty if no image was sent
/// @param sizeBytes -1 if no image was sent
/// @param mac empty if the phone was not on the station's own network
/// @param phoneModel the model that the phone is by its MAC or its User-Agent; empty if unknown
/// @param phoneFirmware what a running phone says in its User-Agent; empty otherwise
/// @param phoneBootLoader as phoneFirmware
/// @param userAgent empty by TFTP and FTP
/// @param login empty by TFTP and HTTP
public record RecoveryReport(
    long id,
    Instant startedAt,
    String phone,
    String model,
    String name,
    String protocol,
    String sha256,
    long bytes,
    long sizeBytes,
    double durationSeconds,
    long retransmittedBlocks,
    int attempts,
    String outcome,
    String detail,
    String nearest,
    String mac,
    String phoneModel,
    String phoneFirmware,
    String phoneBootLoader,
    String userAgent,
    String login) {
  /// A recovery as the journal tells it.
  public static RecoveryReport of(Recovery recovery) {
    return of(recovery, recovery.bytes(), recovery.retransmittedBlocks());
  }

  /// A recovery with numbers of this moment.
  static RecoveryReport of(Recovery recovery, long bytes, long retransmittedBlocks) {
    return new RecoveryReport(
        recovery.id(),
        recovery.startedAt(),
        recovery.phone().toString(),
        recovery.model().orElse(""),
        recovery.name(),
        recovery.protocol().name().toLowerCase(Locale.ROOT),
        recovery.image().map(Sha256::hex).orElse(""),
        bytes,
        recovery.sizeBytes().orElse(-1),
        recovery.duration().toMillis() / 1_000.0,
        retransmittedBlocks,
        recovery.attempts(),
        recovery.outcome().word(),
        recovery.deciding().detail(),
        recovery.deciding().nearest().orElse(""),
        recovery.deciding().asker().mac().orElse(""),
        recovery.deciding().asker().model().orElse(""),
        recovery.deciding().asker().told().firmwareVersion().orElse(""),
        recovery.deciding().asker().told().bootLoaderVersion().orElse(""),
        recovery.deciding().asker().userAgent().orElse(""),
        recovery.deciding().asker().login().orElse(""));
  }
}
