package rekindle.firmware;

import java.util.Locale;
import java.util.regex.Pattern;

/// The first octets of hardware addresses: three name the vendor (OUI), a fourth the model.
///
/// @param hex two to ten hexadecimal digits, lower-case, an even number of them
public record MacPrefix(String hex) {
  private static final Pattern WHOLE_OCTETS = Pattern.compile("([0-9a-f]{2}){1,5}");

  public MacPrefix {
    if (!WHOLE_OCTETS.matcher(hex).matches()) {
      throw new IllegalArgumentException("no start of a hardware address: " + hex);
    }
  }

  /// Reads octets with colons between them: `00:04:13:25`.
  ///
  /// @throws IllegalArgumentException if they are none
  public static MacPrefix parse(String text) {
    if (!text.matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,4}")) {
      throw new IllegalArgumentException("no start of a hardware address: " + text);
    }
    return new MacPrefix(text.replace(":", "").toLowerCase(Locale.ROOT));
  }

  /// `00:04:13:25`.
  @Override
  public String toString() {
    return hex.replaceAll("(..)(?!$)", "$1:");
  }

  public boolean isOf(Mac mac) {
    return mac.hex().startsWith(hex);
  }
}
