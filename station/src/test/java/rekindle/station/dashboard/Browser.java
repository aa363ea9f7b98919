package rekindle.station.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A foreign client: the JDK's, which follows no link by itself.
public final class Browser {
  static {
    // What a real client would never let a program choose, a hostile one does.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,expect");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String base;

  /// @param base with a slash at its end
  public Browser(String base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path, String... fields)
      throws IOException, InterruptedException {
    return send("GET", path, "", fields);
  }

  /// Sends one request.
  ///
  /// @param fields names and values by turns
  public HttpResponse<String> send(String method, String path, String body, String... fields)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path.substring(1)))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (fields.length > 0) {
      request.headers(fields);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
