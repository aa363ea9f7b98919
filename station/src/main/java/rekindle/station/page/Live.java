package rekindle.station.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.recovery.Stage;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;

/// What a page hears while it is open: server-sent events.
///
/// `row` brings changed recoveries as HTML, `gone` ids of those that became part of another one,
/// `moving` the numbers of running transfers, `bell` who waits, `images` that something is
/// published differently, `follow` and `story` what a guide and a timeline see anew.
///
/// A stream is a cursor in the journal: `at` carries the id up to which a page knows all, and a
/// page that comes back goes on from there. What no journal tells is told anew at the beginning.
final class Live {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration BREATH = Duration.ofMillis(250);
  private static final int PING_TICKS = 15;
  private static final int MOST_ROWS = 400;

  /// How long ago an estimate may have run out that a page may still show.
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final Site site;
  private final Bell bell;
  private final Moving moving;
  private final Shelves shelves;
  private final Voice voice;
  private final Asked asked;
  private final OutputStream out;
  private final Map<Long, Stage.Kind> unsettled = new HashMap<>();
  private long cursor;
  private long bellVersion = -1;
  private String moved = "";
  private String shelf = "";
  private String followed = "";

  private Live(
      Site site,
      Bell bell,
      Moving moving,
      Shelves shelves,
      Voice voice,
      Asked asked,
      OutputStream out) {
    this.site = site;
    this.bell = bell;
    this.moving = moving;
    this.shelves = shelves;
    this.voice = voice;
    this.asked = asked;
    this.out = out;
    this.cursor = begin(asked, site.board().lastId());
  }

  static Given stream(
      Asked asked, Site site, Bell bell, Moving moving, Shelves shelves, Voice voice) {
    return new Given.Stream(
        200,
        "text/event-stream",
        Map.of("X-Accel-Buffering", "no"),
        out -> new Live(site, bell, moving, shelves, voice, asked, out).run());
  }

  /// Where a page goes on; a number that this journal never gave counts as now.
  private static long begin(Asked asked, long last) {
    return asked
        .header("last-event-id")
        .or(() -> asked.query("after"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .filter(id -> id <= last)
        .orElse(last);
  }

  private void run() throws IOException, InterruptedException {
    shelf = shelves.stamp();
    write("retry: 2000\n: here\n\n");
    catchUp();
    for (int tick = 0; ; tick++) {
      news();
      ring();
      move();
      if (tick % PING_TICKS == PING_TICKS - 1) {
        write(": still here\n\n");
      }
      pause();
    }
  }

  /// Waits for news, but not for each of them: a hundred phones that begin at once are told in a
  /// few breaths.
  private void pause() throws InterruptedException {
    if (site.approvals().awaitChange(bellVersion, BREATH) == bellVersion) {
      site.board().awaitAfter(cursor, TICK.minus(BREATH));
    }
  }

  /// Tells what the journal does not: the clock may have moved a recovery on, or a person may have
  /// answered, between the page and its stream, or while the stream was broken.
  private void catchUp() throws IOException {
    Instant lately = site.clock().instant().minus(LATELY);
    List<Sight> restless =
        site.board().newest(MOST_ROWS).stream()
            .filter(sight -> isRestless(sight.stage(), lately))
            .toList();
    restless.forEach(this::note);
    if (!restless.isEmpty()) {
      rows(restless);
    }
    follow();
    if (asked.header("last-event-id").isPresent()) {
      send("images", "changed");
    }
  }

  private static boolean isRestless(Stage stage, Instant lately) {
    return switch (stage.kind()) {
      case ASKED, WAITING_FOR_PERMISSION, CHECKING_AND_WRITING -> true;
      case SHOULD_RUN -> stage.since().isAfter(lately);
      case FETCHING, SILENT, RUNNING, REFUSED_IMAGE, HAS_PART, SIZE_ASKED, REFUSED, FAILED -> false;
    };
  }

  /// What changed in the journal, and what the clock alone changed.
  private void news() throws IOException {
    long last = site.board().lastId();
    List<Long> gone = last > cursor ? site.board().goneAfter(cursor) : List.of();
    var changed = new HashMap<Long, Sight>();
    if (last > cursor) {
      site.board().changedAfter(cursor).forEach(sight -> changed.put(id(sight), sight));
    }
    for (Map.Entry<Long, Stage.Kind> one : Map.copyOf(unsettled).entrySet()) {
      Optional<Sight> sight = site.board().sight(one.getKey());
      sight
          .filter(now -> now.stage().kind() != one.getValue())
          .ifPresent(now -> changed.put(one.getKey(), now));
      if (sight.isEmpty()) {
        unsettled.remove(one.getKey());
      }
    }
    boolean wentOn = last > cursor;
    cursor = last;
    if (!gone.isEmpty()) {
      send("gone", gone.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    if (!changed.isEmpty()) {
      changed.values().forEach(this::note);
      rows(List.copyOf(changed.values()));
    }
    if (wentOn) {
      // Last, so that a page whose connection breaks within these events hears all of them again.
      write("event: at\nid: %d\ndata: %d\n\n".formatted(cursor, cursor));
    }
  }

  /// Remembers what will change without a word in the journal.
  private void note(Sight sight) {
    switch (sight.stage().kind()) {
      case ASKED, WAITING_FOR_PERMISSION, CHECKING_AND_WRITING ->
          unsettled.put(id(sight), sight.stage().kind());
      case FETCHING,
          SILENT,
          SHOULD_RUN,
          RUNNING,
          REFUSED_IMAGE,
          HAS_PART,
          SIZE_ASKED,
          REFUSED,
          FAILED ->
          unsettled.remove(id(sight));
    }
  }

  private void rows(List<Sight> changed) throws IOException {
    RowDrawing drawing = RowDrawing.of(site, voice);
    var filter = RowFilter.of(asked, site.zone());
    String html =
        changed.stream()
            .filter(filter::lets)
            .sorted(java.util.Comparator.comparingLong(Live::id))
            .skip(Math.max(0, changed.size() - MOST_ROWS))
            .map(sight -> Templates.part("row", voice, Map.of("row", drawing.row(sight))))
            .map(Templates::html)
            .collect(Collectors.joining());
    if (!html.isEmpty()) {
      send("row", html);
    }
    String left =
        changed.stream()
            .filter(sight -> !filter.lets(sight))
            .map(sight -> String.valueOf(id(sight)))
            .collect(Collectors.joining(" "));
    if (!left.isEmpty()) {
      send("gone", left);
    }
    follow();
    Optional<Long> story =
        asked.query("story").filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf);
    if (story.isPresent() && changed.stream().anyMatch(one -> id(one) == story.get())) {
      Optional<Sight> sight = site.board().sight(story.get());
      if (sight.isPresent()) {
        send("story", Templates.html(StoryPage.part(sight.get(), drawing)));
      }
    }
  }

  private void follow() throws IOException {
    if (asked.query("guide").isEmpty()) {
      return;
    }
    String html = RecoverPage.follow(asked, site, voice);
    if (!html.equals(followed)) {
      followed = html;
      send("follow", html);
    }
  }

  private void ring() throws IOException {
    long version = site.approvals().version();
    if (version != bellVersion) {
      bellVersion = version;
      send("bell", bell.html(voice));
    }
  }

  private void move() throws IOException {
    String lines = moving.lines(voice);
    if (!lines.isEmpty() && !lines.equals(moved)) {
      send("moving", lines);
    }
    moved = lines;
    String stamp = shelves.stamp();
    if (!stamp.equals(shelf)) {
      shelf = stamp;
      send("images", "changed");
    }
  }

  private void send(String type, String data) throws IOException {
    String lines = data.lines().collect(Collectors.joining("\ndata: "));
    write("event: %s\ndata: %s\n\n".formatted(type, lines));
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long id(Sight sight) {
    return sight.recovery().id();
  }
}
