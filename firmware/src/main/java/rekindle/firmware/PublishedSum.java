package rekindle.firmware;

import java.util.regex.Pattern;

/// What somebody published about a file: the sum it has when it is whole.
///
/// @param hex SHA-256 (64) or SHA-1 (40 lower-case hexadecimal digits)
/// @param fileName the name it is published under, such as `snom870-8.7.5.35-SIP-r.bin`
/// @param source who says so; never blank
public record PublishedSum(String hex, String fileName, String source) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{40}");

  public PublishedSum {
    if (!DIGITS.matcher(hex).matches() || fileName.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException("a published sum: " + hex + " " + fileName);
    }
  }

  /// Whether the inspected file has this sum.
  public boolean fits(Inspection inspection) {
    return hex.equals(inspection.sha256().hex()) || hex.equals(inspection.sha1().hex());
  }

  /// The name of the sum's algorithm.
  public String algorithm() {
    return hex.length() == 64 ? "SHA-256" : "SHA-1";
  }
}
