package rekindle.station.desk;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Locale;
import rekindle.firmware.Protocol;

/// A TCP port cannot be opened.
public final class CannotListenException extends IOException {
  private static final long serialVersionUID = 1L;

  /// Why, as far as the system tells.
  public enum Reason {
    /// Another program has the port.
    IN_USE,
    /// The port needs rights that this process does not have.
    NOT_PERMITTED,
    /// This machine does not have the address.
    NO_SUCH_ADDRESS,
    /// Something else; the message says it.
    OTHER
  }

  private final Protocol protocol;
  private final transient InetSocketAddress address;
  private final Reason reason;

  /// @param address what was to be opened; port 0 stood for any
  public CannotListenException(Protocol protocol, InetSocketAddress address, Throwable cause) {
    super("cannot open TCP port %d: %s".formatted(address.getPort(), words(cause)), cause);
    this.protocol = protocol;
    this.address = address;
    this.reason = reasonOf(words(cause).toLowerCase(Locale.ROOT));
  }

  public Protocol protocol() {
    return protocol;
  }

  public InetSocketAddress address() {
    return address;
  }

  public Reason reason() {
    return reason;
  }

  // java.net has one BindException for all of these; only the system's words tell them apart, and
  // libraries wrap them.
  private static String words(Throwable cause) {
    Throwable link = cause;
    while (!(link instanceof BindException) && link.getCause() != null) {
      link = link.getCause();
    }
    return String.valueOf(link.getMessage());
  }

  private static Reason reasonOf(String words) {
    if (words.contains("in use")) {
      return Reason.IN_USE;
    }
    if (words.contains("permi")) {
      return Reason.NOT_PERMITTED;
    }
    return words.contains("assign") ? Reason.NO_SUCH_ADDRESS : Reason.OTHER;
  }
}
