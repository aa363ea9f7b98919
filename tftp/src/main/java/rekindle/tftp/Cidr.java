package rekindle.tftp;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of addresses, such as `192.168.0.0/16` or `fd00::/8` (RFC 4632).
///
/// IPv4 in IPv6 clothes (`::ffff:192.168.1.20`) is the IPv4 address it carries, on both sides.
///
/// @param network an address of the range; the bits behind the prefix do not matter
/// @param prefixBits 0 to 32 for IPv4, 0 to 128 for IPv6
public record Cidr(InetAddress network, int prefixBits) {
  /// Digits and dots, or hexadecimal digits, dots and colons: nothing that needs a name server.
  private static final Pattern NOTATION =
      Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

  private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final int MAPPED_PREFIX_BITS = 96;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the prefix is longer than the address
  public Cidr {
    if (prefixBits < 0 || prefixBits > bytesOf(network).length * 8) {
      throw new IllegalArgumentException("a prefix of " + prefixBits + " bits for " + network);
    }
  }

  /// Reads `ADDRESS/BITS`, or `ADDRESS` alone for one address. Never asks a name server.
  ///
  /// @return empty if it is not written like that
  public static Optional<Cidr> parse(String text) {
    Matcher parts = NOTATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress network = InetAddress.ofLiteral(parts.group(1));
      int longest = bytesOf(network).length * 8;
      String bits = parts.group(2);
      return Optional.of(new Cidr(network, bits == null ? longest : prefix(parts, longest)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] ours = bytesOf(network);
    byte[] theirs = bytesOf(address);
    if (ours.length != theirs.length) {
      return false;
    }
    int wholeBytes = prefixBits / 8;
    if (!Arrays.equals(ours, 0, wholeBytes, theirs, 0, wholeBytes)) {
      return false;
    }
    int restBits = prefixBits % 8;
    int mask = 0xFF00 >> restBits & 0xFF;
    return restBits == 0 || ((ours[wholeBytes] ^ theirs[wholeBytes]) & mask) == 0;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixBits;
  }

  /// In `::ffff:10.0.0.0/104` the bits count from the front of the IPv6 address.
  private static int prefix(Matcher parts, int longest) {
    int bits = Integer.parseInt(parts.group(2));
    boolean mapped = parts.group(1).contains(":") && longest == 32;
    return mapped ? bits - MAPPED_PREFIX_BITS : bits;
  }

  /// 4 or 16 bytes; 4 also for a mapped address, which not every way of making one unwraps.
  private static byte[] bytesOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    int front = MAPPED_PREFIX.length;
    boolean mapped = bytes.length == 16 && Arrays.equals(bytes, 0, front, MAPPED_PREFIX, 0, front);
    return mapped ? Arrays.copyOfRange(bytes, front, 16) : bytes;
  }
}
