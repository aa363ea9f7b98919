package rekindle.station.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.firmware.Notice;
import tools.jackson.databind.json.JsonMapper;

/// Why a request is not answered as it was meant (RFC 9457), in words for people.
///
/// @param status of HTTP, 400 to 599
/// @param title the same for every problem of this status
/// @param detail what happened, in whole sentences
/// @param next what to do now; empty: nothing
public record Problem(int status, String title, String detail, String next) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Problem of(int status, String detail, String next) {
    return new Problem(status, title(status), detail, next);
  }

  /// What the notice says.
  public static Problem of(int status, Notice notice) {
    String detail =
        Stream.of(notice.what(), notice.stillWorks())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return of(status, detail, notice.next());
  }

  /// The answer for programs, `application/problem+json`.
  public Given json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.put("next", next);
    byte[] body = JSON.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
    return Given.bytes(status, "application/problem+json", body);
  }

  /// The answer for a browser that has no page for it: lines of text.
  public Given plain() {
    String text =
        next.isEmpty()
            ? "%d %s%n%n%s%n".formatted(status, title, detail)
            : "%d %s%n%n%s%nNext: %s%n".formatted(status, title, detail, next);
    return Given.text(status, "text/plain", text);
  }

  /// The words of RFC 9110 section 15, and of RFC 6585 section 4 for 429.
  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      case 507 -> "Insufficient Storage";
      default -> "HTTP " + status;
    };
  }
}
