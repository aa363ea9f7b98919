package rekindle.station.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.disk.StoreException;
import rekindle.station.disk.RulesException;

/// Takes requests from Jetty, finds who answers them, and sends the answers.
///
/// Runs on virtual threads and waits there.
final class RequestsOverHttp extends org.eclipse.jetty.server.Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(RequestsOverHttp.class);
  private static final String EVENT_STREAM = "text/event-stream";

  private final Doorway doorway;
  private final Routes routes;
  private final Faces faces;
  private final Visitors visitors;
  private final Sending sending;
  private final Duration atEase;
  private final StreamPlaces places = new StreamPlaces();

  RequestsOverHttp(
      Doorway doorway,
      Routes routes,
      Faces faces,
      Visitors visitors,
      Sending sending,
      Duration atEase) {
    this.doorway = doorway;
    this.routes = routes;
    this.faces = faces;
    this.visitors = visitors;
    this.sending = sending;
    this.atEase = atEase;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    visitors.busy(request, true);
    // Writes and reads have limits of their own; a handler that thinks has none.
    request.addIdleTimeoutListener(_ -> false);
    try {
      Asked asked = Reading.asked(request, atEase);
      answerInItsPlace(asked, request, response);
      callback.succeeded();
    } catch (HttpException.RuntimeException broken) {
      Response.writeError(request, response, callback, broken.getCode());
    } catch (IOException gone) {
      log.debug("{} is gone", Request.getRemoteAddr(request), gone);
      callback.failed(gone);
    } finally {
      visitors.busy(request, false);
    }
    return true;
  }

  private void answerInItsPlace(Asked asked, Request request, Response response)
      throws IOException {
    Given given = answer(asked);
    boolean endless =
        given instanceof Given.Stream stream && stream.contentType().equals(EVENT_STREAM);
    if (!endless) {
      send(given, request, response);
    } else if (places.take(asked.peer())) {
      try {
        send(given, request, response);
      } finally {
        places.giveBack(asked.peer());
      }
    } else {
      send(
          problem(
                  asked,
                  Problem.of(
                      503, "Too many event streams are open.", "close pages that nobody reads"))
              .with("Retry-After", "10"),
          request,
          response);
    }
  }

  private Given answer(Asked asked) {
    Optional<Given> turnedAway = doorway.turnedAway(asked);
    if (turnedAway.isPresent()) {
      return turnedAway.get();
    }
    return switch (routes.find(asked.method(), Reading.segments(asked.path()))) {
      case Routes.Found.Match(Handler handler, var parameters) ->
          answer(handler, asked.with(parameters));
      case Routes.Found.WrongMethod(String allowed) ->
          problem(
                  asked,
                  Problem.of(
                      405,
                      "%s is not possible here.".formatted(asked.method()),
                      "use one of " + allowed))
              .with("Allow", allowed);
      case Routes.Found.Nothing _ ->
          problem(
              asked,
              Problem.of(
                  404, "There is nothing here.", "GET /api/v1/openapi.json lists what there is"));
    };
  }

  private Given answer(Handler handler, Asked asked) {
    try {
      return handler.handle(asked);
    } catch (TooLargeException tooLarge) {
      return problem(
          asked,
          Problem.of(
              413,
              "That is more than %,d bytes, which is the most that is taken here."
                  .formatted(tooLarge.mostBytes()),
              "send less"));
    } catch (TooSlowException _) {
      return problem(
          asked,
          Problem.of(
              408, "It came so slowly that the station gave up.", "try again over a better line"));
    } catch (StoreException failure) {
      return problem(asked, Problem.of(500, failure.notice()));
    } catch (RulesException failure) {
      return problem(asked, Problem.of(500, failure.notice()));
    } catch (IOException failure) {
      log.warn("{} {} failed", asked.method(), asked.path(), failure);
      return problem(
          asked, Problem.of(500, "The station could not do it; its log says why.", "try it again"));
    } catch (RuntimeException ours) {
      log.error("{} {} failed", asked.method(), asked.path(), ours);
      return problem(
          asked,
          Problem.of(
              500,
              "The station made a mistake; its log says where. Everything else goes on.",
              "report it, with the log"));
    }
  }

  private Given problem(Asked asked, Problem problem) {
    return asked.wantsJson() ? problem.json() : faces.problem(asked, problem);
  }

  private void send(Given given, Request request, Response response) throws IOException {
    response.setStatus(given.status());
    given.headers().forEach(response.getHeaders()::put);
    if (!given.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, given.contentType());
    }
    Shield.on(response.getHeaders());
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    switch (given) {
      case Given.Whole whole -> send(whole.body(), head, request, response);
      case Given.Stream stream -> {
        if (!head) {
          send(stream.writing(), request, response);
        }
      }
    }
  }

  private void send(ByteBuffer body, boolean head, Request request, Response response)
      throws IOException {
    if (response.getStatus() != 204 && response.getStatus() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
    }
    if (!head && body.hasRemaining()) {
      byte[] bytes = new byte[body.remaining()];
      body.get(bytes);
      out(request, response).write(bytes);
    }
  }

  private void send(Given.Writing writing, Request request, Response response) throws IOException {
    sending.streams(Thread.currentThread());
    try {
      writing.to(out(request, response));
    } catch (InterruptedException _) {
      log.debug("A stream to {} ends with the dashboard", Request.getRemoteAddr(request));
    } finally {
      sending.streamsNoMore(Thread.currentThread());
    }
  }

  private OutputStream out(Request request, Response response) {
    return new SlowOutput(
        Content.Sink.asOutputStream(response), Visitors.endPoint(request), sending);
  }
}
