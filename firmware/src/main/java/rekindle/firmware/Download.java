package rekindle.firmware;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the vendor keeps the images of some versions.
///
/// @param fromVersion the first version kept there; empty: from the first on
/// @param toVersion the last version kept there; empty: up to the newest
/// @param pattern an http or https address with places for `{model}` (the vendor's spelling, see
///   [Release#name]) and `{version}`
public record Download(Optional<String> fromVersion, Optional<String> toVersion, String pattern) {
  /// Host, port, and what may stand in a path or query (RFC 3986 section 2).
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%\\p{XDigit}{2})*");

  public Download {
    if (!pattern.matches("https?://[^\\s{}]+/[^\\s]*\\{version}[^\\s]*")) {
      throw new IllegalArgumentException(
          "an address begins with http:// or https:// and has a place for {version}: " + pattern);
    }
    if (!ADDRESS.matcher(filled(pattern, "snom", "1.0")).matches()) {
      throw new IllegalArgumentException(
          "an address has no other places than {model} and {version}, and no odd characters: "
              + pattern);
    }
  }

  /// The address of a version's image.
  ///
  /// @param model in the vendor's spelling
  String addressOf(String model, String version) {
    return filled(pattern, model, version);
  }

  /// Whether this version is kept there.
  public boolean holds(String version) {
    return fromVersion.filter(from -> Versions.ORDER.compare(version, from) < 0).isEmpty()
        && toVersion.filter(to -> Versions.ORDER.compare(version, to) > 0).isEmpty();
  }

  private static String filled(String pattern, String model, String version) {
    return pattern.replace("{model}", model).replace("{version}", version);
  }
}
