package rekindle.firmware;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A hardware address of Ethernet (EUI-48).
///
/// @param hex its twelve hexadecimal digits, lower-case
public record Mac(String hex) {
  private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern BETWEEN_OCTETS = Pattern.compile("[:.-]");
  private static final int LONGEST = 17;
  private static final int OCTETS = 6;

  public Mac {
    if (!TWELVE_DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("no hardware address: " + hex);
    }
  }

  /// Reads `00:04:13:25:AA:01`, `00-04-13-25-aa-01`, `0004.1325.aa01` or `00041325aa01`.
  ///
  /// @return empty for anything else
  public static Optional<Mac> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String hex = BETWEEN_OCTETS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    return TWELVE_DIGITS.matcher(hex).matches() ? Optional.of(new Mac(hex)) : Optional.empty();
  }

  /// The address with these octets.
  ///
  /// @throws IllegalArgumentException unless there are six
  public static Mac of(byte... octets) {
    if (octets.length != OCTETS) {
      throw new IllegalArgumentException("a hardware address of " + octets.length + " octets");
    }
    return new Mac(HexFormat.of().formatHex(octets));
  }

  /// `00:04:13:25:aa:01`.
  @Override
  public String toString() {
    return hex.replaceAll("(..)(?!$)", "$1:");
  }
}
