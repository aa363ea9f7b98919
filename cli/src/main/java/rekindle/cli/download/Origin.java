package rekindle.cli.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rekindle.firmware.Notice;
import rekindle.recovery.PeerText;

/// Asks a server for a file and follows where it sends us, within bounds.
final class Origin implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpClient client;
  private final Limits limits;
  private final String userAgent;

  Origin(Limits limits, String userAgent) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.client =
        HttpClient.newBuilder()
            // Some file servers stumble over the offer to speak HTTP/2 in plain text.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.toConnect())
            .build();
  }

  /// A server's answer cannot be used, and asking again would not help.
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Notice notice;

    RefusedException(Notice notice) {
      super(notice.what());
      this.notice = notice;
    }

    Notice notice() {
      return notice;
    }
  }

  /// What a person may name: an http or https address with a host.
  static boolean speaks(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && address.getHost() != null
        && address.getPort() <= 65_535;
  }

  /// The answer to `GET`, after all redirects; its body is to be closed.
  ///
  /// @param rest asks for the rest of what is there; empty: for the whole
  /// @throws RefusedException if it sends us too far, or where we do not go
  HttpResponse<InputStream> get(URI address, Optional<Rest> rest)
      throws IOException, InterruptedException {
    URI at = address;
    for (int hops = 0; hops <= limits.maxRedirects(); hops++) {
      HttpResponse<InputStream> response = ask(at, rest);
      if (!REDIRECTS.contains(response.statusCode())) {
        return response;
      }
      response.body().close();
      at = next(at, response);
    }
    throw new RefusedException(
        new Notice(
            "%s sends us on more than %d times.".formatted(address, limits.maxRedirects()),
            "",
            "find out where the file really is, and name that address"));
  }

  /// The JDK's client throws what is meant for programmers when a server's headers are malformed.
  private HttpResponse<InputStream> ask(URI address, Optional<Rest> rest)
      throws IOException, InterruptedException {
    try {
      return client.send(request(address, rest), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(
          new Notice(
              "%s does not answer as a web server does: %s."
                  .formatted(address, PeerText.printable(String.valueOf(malformed.getMessage()))),
              "",
              "find out where the file really is, and name that address"));
    }
  }

  /// The rest of a file.
  ///
  /// @param fromByte the first byte wanted
  /// @param validator the server shall send the whole file if it does not call it this any more
  ///   (RFC 9110 section 13.1.5)
  record Rest(long fromByte, String validator) {}

  private HttpRequest request(URI address, Optional<Rest> rest) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(limits.toAnswer())
            .header("User-Agent", userAgent)
            .header("Accept-Encoding", "identity");
    rest.ifPresent(
        wanted ->
            request
                .header("Range", "bytes=" + wanted.fromByte() + "-")
                .header("If-Range", wanted.validator()));
    return request.build();
  }

  private static URI next(URI at, HttpResponse<?> response) throws RefusedException {
    String location = response.headers().firstValue("Location").orElse("");
    URI next;
    try {
      next = at.resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw nowhere(at, location);
    }
    if (location.isEmpty() || !speaks(next)) {
      throw nowhere(at, location);
    }
    if (at.getScheme().equalsIgnoreCase("https") && next.getScheme().equalsIgnoreCase("http")) {
      throw new RefusedException(
          new Notice(
              "%s sends us on to %s, which is not encrypted.".formatted(at, next),
              "",
              "name that address yourself if you trust the way to it"));
    }
    return next;
  }

  private static RefusedException nowhere(URI at, String location) {
    return new RefusedException(
        new Notice(
            "%s sends us on to \"%s\", which is no http or https address."
                .formatted(at, PeerText.printable(location)),
            "",
            "find out where the file really is, and name that address"));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
