package rekindle.station.dashboard;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What a client is told whose request Jetty itself turns down: a problem like any other.
final class PlainProblems extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException refusal) {
      status = refusal.getCode();
    }
    if (!(problem(status).json() instanceof Given.Whole given)) {
      throw new IllegalStateException("a problem is all there");
    }
    ByteBuffer body = given.body();
    response.setStatus(given.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, given.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    Shield.on(response.getHeaders());
    response.write(true, body, callback);
    return true;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 413 -> Problem.of(413, "That is more than is taken here.", "send less");
      case 414, 431 ->
          Problem.of(status, "The request's first lines are longer than 16 KiB.", "send less");
      case 408, 504 -> Problem.of(408, "The request did not come in time.", "try again");
      case 500, 503 ->
          Problem.of(status, "The station could not answer; its log says why.", "try again");
      default ->
          Problem.of(
              status < 400 ? 400 : status,
              "That is no request that can be answered.",
              "GET /api/v1/openapi.json says how requests look");
    };
  }
}
