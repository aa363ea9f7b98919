package rekindle.station.desk;

import java.net.InetAddress;
import java.time.Instant;
import rekindle.firmware.Mac;
import rekindle.firmware.Protocol;

/// What the desk is asked, the same for every protocol.
///
/// @param name as it was asked for
/// @param call who asks
/// @param sizeOnly whether only the size is wanted (HTTP `HEAD`, FTP `SIZE`)
public record Inquiry(
    InetAddress phone, Protocol protocol, String name, Call call, boolean sizeOnly) {

  /// This inquiry as a person is asked about it.
  Approval approval(long id, Instant at, Instant until) {
    return new Approval(
        id,
        phone.getHostAddress(),
        name,
        protocol,
        at,
        call.model(),
        call.asker().mac(),
        call.asker().mac().flatMap(Mac::parse).filter(Inquiry::isVendors).map(_ -> "Snom"),
        call.asker().userAgent(),
        until);
  }

  private static boolean isVendors(Mac mac) {
    return mac.toString().startsWith("00:04:13") || mac.toString().startsWith("00:08:7b");
  }
}
