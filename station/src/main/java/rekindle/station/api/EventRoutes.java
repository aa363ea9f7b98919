package rekindle.station.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.recovery.Entry;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.EventJson;
import rekindle.station.board.Board;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.Json;

/// The journal as it grows, as server-sent events (HTML standard, section 9.2). Who was cut off
/// comes back with the id of the last event and misses none: the journal itself is the queue.
final class EventRoutes {
  private static final Duration PING_EACH = Duration.ofSeconds(15);
  private static final int PAGE = 256;
  // A browser comes back after two seconds, not after its own idea of it.
  private static final String HELLO = "retry: 2000\n: the journal of a Rekindle station\n\n";

  private final Board board;

  private EventRoutes(Board board) {
    this.board = board;
  }

  static Routes of(Premises premises) {
    var routes = new EventRoutes(premises.station().board());
    return new Routes().get("/api/v1/events", routes::events);
  }

  /// `Last-Event-ID` goes before `after`: the browser sends it by itself when it comes back to the
  /// same address.
  private Given events(Asked asked) {
    Optional<String> from =
        asked.header("last-event-id").filter(id -> !id.isBlank()).or(() -> asked.query("after"));
    Optional<Long> id = from.flatMap(Numbers::positive);
    if (from.isPresent() && id.isEmpty()) {
      return Unknown.badRequest(
          "That is no id of an event; ids are numbers from 0 on.",
          "leave Last-Event-ID out to hear what comes, or send 0 for everything from the"
              + " beginning");
    }
    return new Given.Stream(200, "text/event-stream", Map.of(), out -> write(out, id));
  }

  private void write(OutputStream out, Optional<Long> from)
      throws IOException, InterruptedException {
    long known = board.lastId();
    long id = from.orElse(known);
    out.write(HELLO.getBytes(UTF_8));
    if (id > known) {
      // A journal that was begun anew counts from 1 again; to wait for that id would be silence.
      id = known;
      out.write(event(known, "reset", Json.line(Map.of("lastId", known))).getBytes(UTF_8));
    }
    while (true) {
      long last = board.awaitAfter(id, PING_EACH);
      if (last <= id) {
        out.write(": still here\n\n".getBytes(UTF_8));
      }
      while (id < last) {
        List<Entry> entries = after(id);
        if (entries.isEmpty()) {
          break;
        }
        out.write(events(entries).getBytes(UTF_8));
        id = entries.getLast().id();
      }
    }
  }

  private List<Entry> after(long id) throws IOException {
    try {
      return board.after(id, PAGE);
    } catch (JournalException trouble) {
      throw new IOException("the journal cannot be read", trouble);
    }
  }

  private static String events(List<Entry> entries) {
    return entries.stream().map(EventRoutes::event).collect(Collectors.joining());
  }

  private static String event(Entry entry) {
    return switch (entry) {
      case Entry.Recorded recorded ->
          event(recorded.id(), EventJson.type(recorded.event()), EventJson.write(recorded.event()));
      case Entry.Unread unread ->
          event(unread.id(), "unread", Json.line(Map.of("type", unread.type())));
    };
  }

  /// JSON on one line holds no line break, so it is one `data:`.
  private static String event(long id, String type, String data) {
    return "id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n";
  }
}
