package rekindle.station.report;

import java.time.Instant;
import java.util.Locale;
import rekindle.station.desk.Approval;

/// A request that waits for a person, as programs read it.
///
/// @param id for `allow` and `deny`
/// @param protocol `tftp`, `http` or `ftp`
/// @param at when it asked
/// @param until when it is refused if nobody answers
/// @param model empty if no model asks for that name
/// @param mac empty if the phone is not on the station's own network
/// @param maker whose hardware address it is; empty if unknown
/// @param userAgent empty by TFTP and FTP
public record ApprovalReport(
    long id,
    String address,
    String name,
    String protocol,
    Instant at,
    Instant until,
    String model,
    String mac,
    String maker,
    String userAgent) {
  /// As it waits now.
  public static ApprovalReport of(Approval one) {
    return new ApprovalReport(
        one.id(),
        one.address(),
        one.name(),
        one.protocol().name().toLowerCase(Locale.ROOT),
        one.at(),
        one.until(),
        one.model().orElse(""),
        one.mac().orElse(""),
        one.maker().orElse(""),
        one.userAgent().orElse(""));
  }
}
