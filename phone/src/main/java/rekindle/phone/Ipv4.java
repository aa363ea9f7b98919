package rekindle.phone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IPv4 address or mask, as it is typed on a keypad.
///
/// @param bits the four octets, the first one highest
public record Ipv4(int bits) {
  /// `0.0.0.0`: "none" for a gateway, never valid for a host.
  public static final Ipv4 NONE = new Ipv4(0);

  private static final Pattern DOT = Pattern.compile("\\.");

  /// Reads four decimal octets; leading zeroes are decimal, as on a keypad.
  ///
  /// @return empty if the text is anything else
  public static Optional<Ipv4> parse(String text) {
    String[] octets = DOT.split(text, -1);
    if (octets.length != 4) {
      return Optional.empty();
    }
    int bits = 0;
    for (String octet : octets) {
      if (!octet.matches("[0-9]{1,3}") || Integer.parseInt(octet) > 255) {
        return Optional.empty();
      }
      bits = bits << 8 | Integer.parseInt(octet);
    }
    return Optional.of(new Ipv4(bits));
  }

  /// Whether one host can have this address: neither 0.x, multicast, reserved nor broadcast.
  boolean isHost() {
    int first = bits >>> 24;
    return first > 0 && first < 224;
  }

  /// Whether this is a mask: ones, then zeroes (RFC 950), at least one of each.
  boolean isMask() {
    return bits != 0 && bits != -1 && Integer.bitCount(bits) == Integer.numberOfLeadingZeros(~bits);
  }

  boolean sameSubnet(Ipv4 other, Ipv4 mask) {
    return (bits & mask.bits) == (other.bits & mask.bits);
  }

  public InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(
          new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are always an address", e);
    }
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 0xFF, bits >>> 8 & 0xFF, bits & 0xFF);
  }
}
