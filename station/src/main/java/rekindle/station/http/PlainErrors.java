package rekindle.station.http;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.station.desk.Drops;

/// What a client is told whose request Jetty itself turns down: one line of plain text.
final class PlainErrors extends ErrorHandler {
  private final Drops drops;

  PlainErrors(Drops drops) {
    this.drops = drops;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int code = response.getStatus();
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException refusal) {
      code = refusal.getCode();
    }
    if (HttpStatus.isClientError(code)
        && request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress from) {
      drops.dropped(Endpoint.of(from), Protocol.HTTP, Drop.MALFORMED);
    }
    write(response, code, HttpStatus.getMessage(code) + "\n", callback);
    return true;
  }

  /// Answers with a line of text.
  static void write(Response response, int code, String text, Callback callback) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
