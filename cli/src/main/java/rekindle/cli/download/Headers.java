package rekindle.cli.download;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the headers of an answer say about the file behind it.
final class Headers {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:([0-9]{1,18})-[0-9]{1,18}|\\*)/([0-9]{1,18}|\\*)");

  private Headers() {}

  /// How the server calls this very content: a strong ETag, else its date of change; empty if it
  /// does not say (RFC 9110 section 13.1.5 wants no weak one here).
  static String validator(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"))
        .orElse("");
  }

  /// Whether the answer ends by itself, with no length in its headers (RFC 9112 section 7.1).
  static boolean isChunked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Transfer-Encoding")
        .filter(coding -> coding.equalsIgnoreCase("chunked"))
        .isPresent();
  }

  /// Which part of the file it is: the first byte is group 1 (absent if there is no part), the
  /// whole length group 2, `*` if the server does not say (RFC 9110 section 14.4).
  static Matcher contentRange(HttpResponse<?> response) {
    return CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
  }
}
