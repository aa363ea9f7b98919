package rekindle.station.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.firmware.Language;

/// A request, as a handler sees it.
///
/// @param method in capitals; a `HEAD` comes as `GET`, its answer's body is left out
/// @param path as it was sent, escapes and all
/// @param parameters what stood in the places of the route's pattern, decoded: `{id}`
/// @param queries the first value of each, decoded
/// @param headers by name in lower case; several of one name are joined by commas
/// @param peer who is connected; may be a proxy
/// @param content what was sent with it
public record Asked(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> queries,
    Map<String, String> headers,
    InetAddress peer,
    Content content) {
  /// The longest body that a handler takes without saying so, in bytes.
  public static final long SMALL_BYTES = 64 << 10;

  public Asked {
    parameters = Map.copyOf(parameters);
    queries = Map.copyOf(queries);
    headers = Map.copyOf(headers);
  }

  /// The body of a request, to be read once.
  public interface Content {
    /// Nothing was sent.
    Content NONE =
        new Content() {
          @Override
          public OptionalLong announcedBytes() {
            return OptionalLong.of(0);
          }

          @Override
          public InputStream upTo(long mostBytes) {
            return InputStream.nullInputStream();
          }
        };

    /// What `Content-Length` says; empty where the length is not known before the end.
    OptionalLong announcedBytes();

    /// The bytes, as they come. Reading throws [TooLargeException] past the limit, and
    /// [TooSlowException] where the client dawdles; the server answers for both.
    ///
    /// @throws TooLargeException if more were announced
    InputStream upTo(long mostBytes) throws IOException;
  }

  /// The value of a place in the route's pattern.
  ///
  /// @throws IllegalArgumentException if the pattern has no such place
  public String parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no place {" + name + "} in the route"));
  }

  /// The value after `name=` in the query; one that was sent without a value is the empty text.
  public Optional<String> query(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The value of a cookie.
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies().get(name));
  }

  /// The body, of [#SMALL_BYTES] at most.
  public InputStream body() throws IOException {
    return content.upTo(SMALL_BYTES);
  }

  /// The body as text.
  public String text() throws IOException {
    return new String(body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// What the person wants to read: `?lang=`, else the cookie `lang`, else `Accept-Language`, else
  /// English.
  public Language language() {
    return query("lang")
        .flatMap(Languages::of)
        .or(() -> cookie("lang").flatMap(Languages::of))
        .or(() -> header("accept-language").flatMap(Languages::best))
        .orElse(Language.EN);
  }

  /// Whether a program asks rather than a browser that shows a page.
  public boolean wantsJson() {
    return path.startsWith("/api/") || header("accept").filter(a -> a.contains("html")).isEmpty();
  }

  Asked with(Map<String, String> found) {
    return new Asked(method, path, found, queries, headers, peer, content);
  }

  private Map<String, String> cookies() {
    var cookies = new HashMap<String, String>();
    for (String pair : header("cookie").orElse("").split("[;,]", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.putIfAbsent(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return cookies;
  }
}
