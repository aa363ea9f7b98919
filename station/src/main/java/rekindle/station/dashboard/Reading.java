package rekindle.station.dashboard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;

/// Jetty's requests as ours.
final class Reading {
  private Reading() {}

  /// Reads a request, but not yet its body.
  ///
  /// @throws HttpException.RuntimeException if the query is no text
  static Asked asked(Request request, Duration atEase) {
    String method = request.getMethod();
    return new Asked(
        method.equals("HEAD") ? "GET" : method,
        path(request),
        Map.of(),
        queries(request),
        headers(request),
        peer(request),
        new Received(request, atEase));
  }

  /// The segments of a path, each decoded on its own: an escaped slash is part of a name.
  static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (String raw : path.substring(1).split("/", -1)) {
      segments.add(decoded(raw));
    }
    return segments;
  }

  private static String decoded(String raw) {
    try {
      return raw.indexOf('%') < 0 ? raw : URIUtil.decodePath(raw);
    } catch (RuntimeException _) {
      throw new HttpException.RuntimeException(400, "a broken escape in the path");
    }
  }

  private static String path(Request request) {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
    if (!path.startsWith("/")) {
      throw new HttpException.RuntimeException(400, "that is no path");
    }
    return path;
  }

  private static Map<String, String> queries(Request request) {
    var queries = new HashMap<String, String>();
    if (request.getHttpURI().getQuery() != null) {
      for (Fields.Field field : Request.extractQueryParameters(request, StandardCharsets.UTF_8)) {
        queries.put(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
      }
    }
    return queries;
  }

  private static Map<String, String> headers(Request request) {
    var headers = new HashMap<String, String>();
    for (HttpField field : request.getHeaders()) {
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT),
          Optional.ofNullable(field.getValue()).orElse(""),
          (before, more) -> before + ", " + more);
    }
    return headers;
  }

  private static InetAddress peer(Request request) {
    if (request.getConnectionMetaData().getRemoteSocketAddress()
        instanceof InetSocketAddress from) {
      return from.getAddress();
    }
    throw new IllegalStateException("not a TCP connection");
  }
}
