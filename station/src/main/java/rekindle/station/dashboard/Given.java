package rekindle.station.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer. The server adds `Content-Length`, the fields that protect the browser, and
/// `Cache-Control: no-store` where nothing else is said.
public sealed interface Given {
  int status();

  String contentType();

  /// Fields besides `Content-Type` and `Content-Length`.
  Map<String, String> headers();

  /// This answer with one field more.
  Given with(String field, String value);

  /// An answer that is all there.
  ///
  /// @param contentType empty where there is no body
  record Whole(int status, String contentType, Map<String, String> headers, ByteBuffer body)
      implements Given {
    public Whole {
      headers = Map.copyOf(headers);
      body = body.asReadOnlyBuffer();
    }

    /// A view of its own on the bytes, from the first to the last.
    @Override
    public ByteBuffer body() {
      return body.duplicate();
    }

    /// The body as text.
    public String text() {
      return StandardCharsets.UTF_8.decode(body()).toString();
    }

    @Override
    public Given with(String field, String value) {
      return new Whole(status, contentType, added(headers, field, value), body);
    }
  }

  /// An answer that is made while it is sent: long, or without an end.
  record Stream(int status, String contentType, Map<String, String> headers, Writing writing)
      implements Given {
    public Stream {
      headers = Map.copyOf(headers);
    }

    @Override
    public Given with(String field, String value) {
      return new Stream(status, contentType, added(headers, field, value), writing);
    }
  }

  /// Writes a body. Runs on a thread of its own, which may wait; it is interrupted when the
  /// dashboard is closed.
  @FunctionalInterface
  interface Writing {
    /// Writes all of it.
    ///
    /// @param out every write is sent at once; it throws when the client is gone or takes nothing
    ///   for too long
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  /// Text, as UTF-8.
  ///
  /// @param contentType without the charset
  static Given text(int status, String contentType, String text) {
    return new Whole(
        status,
        contentType + ";charset=utf-8",
        Map.of(),
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// JSON, which is always UTF-8 (RFC 8259 section 8.1).
  static Given json(int status, String json) {
    return bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static Given bytes(int status, String contentType, byte[] bytes) {
    return new Whole(status, contentType, Map.of(), ByteBuffer.wrap(bytes));
  }

  /// Done, and nothing to say (204).
  static Given nothing() {
    return new Whole(204, "", Map.of(), ByteBuffer.allocate(0));
  }

  /// Go and get that (303).
  static Given seeOther(String location) {
    return new Whole(303, "", Map.of("Location", location), ByteBuffer.allocate(0));
  }

  private static Map<String, String> added(Map<String, String> before, String field, String value) {
    var more = new LinkedHashMap<>(before);
    more.put(field, value);
    return more;
  }
}
