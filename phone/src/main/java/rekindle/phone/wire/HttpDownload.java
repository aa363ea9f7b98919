package rekindle.phone.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.OptionalLong;
import rekindle.firmware.Protocol;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;
import rekindle.phone.FetchNews.Reason;

/// `GET /NAME`, without a port, path or host name that anyone could have typed (facts, section 2).
///
/// Which client the real phones have is not public; this one gives itself the name of busybox
/// `wget`, goes along with a few redirects as that does, and takes no compressed answer (inferred).
final class HttpDownload extends Download {
  private static final String BOOT_LOADER = "Wget";

  private final Fetch wanted;
  private final InetAddress bindAddress;

  HttpDownload(Fetch wanted, InetAddress bindAddress) {
    this.wanted = wanted;
    this.bindAddress = bindAddress;
  }

  @Override
  void fetch(Listener listener) throws IOException, InterruptedException, FailedException {
    try (HttpClient client = client()) {
      try {
        HttpResponse<InputStream> answer = client.send(request(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
          requireFile(answer.statusCode());
          listener.tell(new FetchNews.Started(size(answer)));
          tellAll(body, listener);
        }
      } catch (ProtocolException foreign) {
        throw new FailedException(Reason.SERVER_ERROR, "not HTTP: " + foreign.getMessage());
      } finally {
        // Closing waits for what is under way; a cancelled download is not worth waiting for.
        client.shutdownNow();
      }
    }
  }

  private HttpClient client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_WITHIN);
    return (bindAddress.isAnyLocalAddress() ? builder : builder.localAddress(bindAddress)).build();
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(url(wanted))
        .header("User-Agent", wanted.userAgent().orElse(BOOT_LOADER))
        .timeout(SILENT_AT_MOST)
        .GET()
        .build();
  }

  private static URI url(Fetch wanted) {
    String host = wanted.server().getAddress().getHostAddress();
    try {
      return new URI(
          Protocol.HTTP.name().toLowerCase(Locale.ROOT),
          null,
          host,
          wanted.server().getPort(),
          "/" + wanted.name(),
          null,
          null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void requireFile(int status) throws FailedException {
    if (status != 200) {
      boolean noFile = status == 404 || status == 410 || status == 403;
      throw new FailedException(
          noFile ? Reason.NOT_FOUND : Reason.SERVER_ERROR, "HTTP status " + status);
    }
  }

  private static OptionalLong size(HttpResponse<?> answer) {
    return answer.headers().firstValueAsLong("Content-Length");
  }
}
