package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/// A UDP socket that could not be opened: says which one, what for, and why.
///
/// A layer above words it for people (who has the port, which command to run next).
public final class CannotOpenException extends IOException {
  /// What stood in the way.
  public enum Reason {
    /// Another socket of this machine has the port.
    IN_USE,
    /// The port needs rights that this process does not have (below 1024, as a rule).
    NOT_PERMITTED,
    /// The address is not one of this machine's (any more).
    NO_SUCH_ADDRESS,
    /// Every port of the range is taken.
    RANGE_EXHAUSTED,
    /// Something else; the cause has the system's words.
    OTHER
  }

  private static final long serialVersionUID = 1;

  private final InetSocketAddress address;
  private final Reason reason;

  CannotOpenException(String purpose, InetSocketAddress address, Exception cause) {
    super(text(purpose, address, String.valueOf(cause.getMessage())), cause);
    this.address = address;
    this.reason = reasonOf(cause);
  }

  CannotOpenException(String purpose, InetAddress local, PortRange exhausted) {
    super(
        "cannot open UDP %s for %s: every port of %s is in use"
            .formatted(local.getHostAddress(), purpose, exhausted));
    this.address = new InetSocketAddress(local, 0);
    this.reason = Reason.RANGE_EXHAUSTED;
  }

  /// The address and port that were to be opened; port 0 stood for any.
  public InetSocketAddress address() {
    return address;
  }

  /// What stood in the way.
  public Reason reason() {
    return reason;
  }

  private static String text(String purpose, InetSocketAddress address, String why) {
    return "cannot open UDP %s port %d for %s: %s"
        .formatted(address.getAddress().getHostAddress(), address.getPort(), purpose, why);
  }

  // java.net has one BindException for all of these; only the system's words tell them apart.
  private static Reason reasonOf(Exception cause) {
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("in use")) {
      return Reason.IN_USE;
    }
    if (words.contains("permi")) {
      return Reason.NOT_PERMITTED;
    }
    return words.contains("assign") ? Reason.NO_SUCH_ADDRESS : Reason.OTHER;
  }
}
