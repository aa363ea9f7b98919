package rekindle.station.http;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Image;
import rekindle.firmware.NameKey;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.PeerText;
import rekindle.recovery.Refusal;
import rekindle.station.desk.Answer;
import rekindle.station.desk.Delivery;
import rekindle.station.desk.Drops;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Question;
import rekindle.station.desk.Reception;

/// Answers `GET` and `HEAD` for published names.
///
/// Runs on virtual threads and waits there: a client that reads slowly costs a stack and no more.
final class ImagesOverHttp extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(ImagesOverHttp.class);
  private static final NameKey BROWSERS_ICON = NameKey.of("favicon.ico");
  private static final String FOR_PEOPLE =
      "This is a Rekindle station. It hands out published images by their names, as"
          + " /snom870-r.bin.\n";

  private final ImageDesk desk;
  private final Reception reception;
  private final Drops drops;
  private final Doorkeeper doorkeeper;

  ImagesOverHttp(ImageDesk desk, Reception reception, Drops drops, Doorkeeper doorkeeper) {
    this.desk = desk;
    this.reception = reception;
    this.drops = drops;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    doorkeeper.busy(request, true);
    try {
      String method = request.getMethod();
      if (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)) {
        answer(request, response, callback);
      } else {
        drops.dropped(remote(request), Protocol.HTTP, Drop.MALFORMED);
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        PlainErrors.write(response, 405, "Only GET and HEAD are answered here.\n", callback);
      }
    } finally {
      doorkeeper.busy(request, false);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback) {
    String rawPath = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
    Optional<String> name = AskedPath.name(rawPath);
    if (name.map(NameKey::of).filter(ImagesOverHttp::isForPeople).isPresent()) {
      PlainErrors.write(response, 404, FOR_PEOPLE, callback);
      return;
    }
    Delivery delivery = reception.receive(question(request, name.orElse(rawPath)));
    if (name.isEmpty()) {
      refuse(
          400,
          new Answer.No(Refusal.BAD_REQUEST, "No such name", Optional.empty()),
          delivery,
          response,
          callback);
      return;
    }
    switch (decided(request, delivery)) {
      case Answer.No no -> refuse(status(no.why()), no, delivery, response, callback);
      case Answer.Image(Published found) -> serve(found, delivery, request, response, callback);
    }
  }

  private Answer decided(Request request, Delivery delivery) {
    boolean sizeOnly = HttpMethod.HEAD.is(request.getMethod());
    try (StillThere client = StillThere.of(request)) {
      return reception.answer(delivery, sizeOnly, client::isThere);
    }
  }

  /// What browsers ask for and phones do not.
  private static boolean isForPeople(NameKey name) {
    return name.isEmpty() || name.equals(BROWSERS_ICON);
  }

  private static void refuse(
      int status, Answer.No no, Delivery delivery, Response response, Callback callback) {
    delivery.refuse(no);
    String nearest =
        no.nearest().map(near -> "; the nearest is " + PeerText.printable(near)).orElse("");
    String text =
        "%s: %s%s%n".formatted(PeerText.printable(delivery.question().name()), no.text(), nearest);
    PlainErrors.write(response, status, text, callback);
  }

  private static int status(Refusal why) {
    return switch (why) {
      case NOT_PUBLISHED -> 404;
      case DENIED, WRONG_MODEL -> 403;
      case DAMAGED_IMAGE -> 500;
      case BUSY -> 503;
      case BAD_REQUEST -> 400;
    };
  }

  private void serve(
      Published found, Delivery delivery, Request request, Response response, Callback callback) {
    Image image = found.image();
    Reply reply = Reply.to(wish(request), image.sha256(), image.sizeBytes());
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    if (head || reply.status() >= 300) {
      announce(reply, response);
      withoutImage(reply, delivery, head, response, callback);
      return;
    }
    try (Arena arena = Arena.ofShared();
        OpenImage file = OpenImage.open(found.file(), image.sizeBytes(), arena)) {
      announce(reply, response);
      send(reply, found, file, delivery, request, response, callback);
    } catch (IOException failure) {
      refuse(503, desk.unreadable(found.name(), failure), delivery, response, callback);
    }
  }

  private static void announce(Reply reply, Response response) {
    response.setStatus(reply.status());
    reply.fields().forEach(response.getHeaders()::put);
    if (reply.status() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.lengthBytes());
    }
  }

  /// A question for the size, or whether the file is still the same; or a range that is not in it.
  private static void withoutImage(
      Reply reply, Delivery delivery, boolean head, Response response, Callback callback) {
    if (reply.status() == 416 || reply.status() == 412) {
      delivery.refuse(
          new Answer.No(Refusal.BAD_REQUEST, "No such part of the file", Optional.empty()));
    } else {
      delivery.end(Ending.SIZE_PROBE, reply.status() == 304 ? "not modified" : "");
    }
    if (!head
        && !reply.chunks().isEmpty()
        && reply.chunks().getFirst() instanceof Reply.Text text) {
      response.write(true, ByteBuffer.wrap(text.bytes()), callback);
    } else {
      callback.succeeded();
    }
  }

  private static void send(
      Reply reply,
      Published found,
      OpenImage file,
      Delivery delivery,
      Request request,
      Response response,
      Callback callback) {
    // HttpFront's connectors make no others.
    var line = (ImageLine) request.getConnectionMetaData().getConnection().getEndPoint();
    Image image = found.image();
    delivery.start(image, line::close);
    delivery.connected();
    line.begin(file, delivery::sent);
    try {
      ImageBody.send(reply, file, response);
      boolean whole = reply.isWhole(image.sizeBytes());
      delivery.end(whole ? Ending.COMPLETE : Ending.PART, whole ? "" : parts(reply));
      // Only now may the next request on this connection begin its own story.
      callback.succeeded();
    } catch (IOException failure) {
      broken(found, file, failure, delivery);
      callback.failed(failure);
    } finally {
      line.end();
    }
  }

  /// A file that became too short ends the connection like a client that goes away; only its size
  /// tells them apart.
  private static void broken(
      Published found, OpenImage file, IOException failure, Delivery delivery) {
    if (file.isWhole()) {
      delivery.broke(Ending.PHONE_ERROR, "it closed the connection");
    } else {
      log.warn("The image {} can no longer be read", found.name(), failure);
      delivery.broke(Ending.ABORTED, "the image can no longer be read");
    }
  }

  private static String parts(Reply reply) {
    var parts = new StringBuilder("bytes ");
    for (Reply.Chunk chunk : reply.chunks()) {
      if (chunk instanceof Reply.OfFile(ByteRange range)) {
        parts.append(parts.length() > "bytes ".length() ? "," : "").append(range);
      }
    }
    return parts.toString();
  }

  private static Reply.Wish wish(Request request) {
    return new Reply.Wish(
        HttpMethod.HEAD.is(request.getMethod()),
        field(request, HttpHeader.RANGE),
        field(request, HttpHeader.IF_RANGE),
        field(request, HttpHeader.IF_MATCH),
        field(request, HttpHeader.IF_NONE_MATCH));
  }

  private static Question question(Request request, String name) {
    return new Question(
        Protocol.HTTP,
        remote(request),
        Question.end(request.getConnectionMetaData().getLocalSocketAddress()),
        name,
        options(request),
        field(request, HttpHeader.USER_AGENT),
        Optional.empty());
  }

  private static Map<String, String> options(Request request) {
    var options = new LinkedHashMap<String, String>();
    options.put("method", request.getMethod());
    options.put("version", request.getConnectionMetaData().getHttpVersion().asString());
    field(request, HttpHeader.RANGE).ifPresent(range -> options.put("range", range));
    Optional.ofNullable(request.getHttpURI().getQuery())
        .ifPresent(query -> options.put("query", query));
    return options;
  }

  private static Optional<String> field(Request request, HttpHeader name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static Endpoint remote(Request request) {
    return Question.end(request.getConnectionMetaData().getRemoteSocketAddress());
  }
}
