package rekindle.station.page;

import gg.jte.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rekindle.firmware.Language;
import rekindle.recovery.Wording;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Faces;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.NavEntry;
import rekindle.station.dashboard.Problem;
import rekindle.station.dashboard.Routes;

/// The pages of the dashboard.
///
/// ```
/// GET /  /phones  /phones/{id}  /images  /images/{sum}  /rules    whole pages, in the asked language
/// GET /live                                                     what changes, as it does
/// GET /assets/{name}                                            styles, scripts, the mark
/// ```
public final class Pages implements Faces {
  private final Site site;
  private final List<NavEntry> annexes;
  private final Bell bell;

  /// @param annexes where the pages link to besides themselves
  public Pages(Site site, List<NavEntry> annexes) {
    this.site = site;
    this.annexes = List.copyOf(annexes);
    this.bell = new Bell(site);
  }

  /// Adds the pages.
  public Routes add(Routes routes) {
    var assets = new Assets();
    var moving = new Moving(site);
    var shelves = new Shelves(site);
    var recover = new RecoverPage(this, site);
    var phones = new PhonesPage(this, site);
    var story = new StoryPage(this, site);
    return routes
        .get("/", recover::handle)
        .get("/phones", phones::handle)
        .get("/phones/{id}", story::handle)
        .get("/images", asked -> images(asked, shelves))
        .get("/images/{sum}", asked -> image(asked, shelves))
        .get("/rules", this::rules)
        .get("/live", asked -> Live.stream(asked, site, bell, moving, shelves, voice(asked)))
        .get("/assets/{name}", assets::handle);
  }

  /// A page of an annex, with the frame of all others: navigation, who waits for permission.
  ///
  /// @param body the page's own part
  /// @param scripts paths of its modules
  public Given frame(Asked asked, Wording title, Content body, List<String> scripts) {
    return page(asked, title.in(asked.language()), Query.NONE, body, scripts);
  }

  @Override
  public Given problem(Asked asked, Problem problem) {
    Voice voice = voice(asked);
    String what = problem.status() == 404 ? "" : (problem.detail() + " " + problem.next()).strip();
    Content body = Templates.part("missing", voice, Map.of("what", what));
    String title = voice.say(Words.NOT_FOUND_TITLE);
    return withStatus(problem.status(), page(asked, title, Query.NONE, body, List.of()));
  }

  @Override
  public Given login(Asked asked, boolean refused) {
    Voice voice = voice(asked);
    Content body = Templates.part("login", voice, Map.of("refused", refused));
    return withStatus(401, Given.text(200, "text/html", Templates.html(body)));
  }

  Voice voice(Asked asked) {
    return new Voice(asked.language(), site.zone());
  }

  RowDrawing drawing(Voice voice) {
    return RowDrawing.of(site, voice);
  }

  /// A whole page.
  ///
  /// @param live what this page wants to hear besides what every page does
  Given page(Asked asked, String title, Query live, Content body, List<String> scripts) {
    Voice voice = voice(asked);
    Query follow =
        live.with("after", Long.toString(site.board().lastId())).with("lang", voice.tag());
    var frame =
        new Frame(
            voice,
            title,
            tabs(asked, voice),
            asked.cookie("theme").filter(theme -> theme.matches("light|dark")).orElse(""),
            follow.toString(),
            scripts,
            bell.rings(voice),
            inOtherLanguage(asked));
    return remembering(asked, Given.text(200, "text/html", Templates.page(frame, body)));
  }

  /// The same, and a language that was asked for by name stays.
  Given remembering(Asked asked, Given given) {
    return asked
        .query("lang")
        .map(
            _ ->
                given.with(
                    "Set-Cookie",
                    "lang=%s; Path=/; Max-Age=31536000; SameSite=Strict"
                        .formatted(voice(asked).tag())))
        .orElse(given);
  }

  Given missing(Asked asked, String what) {
    Voice voice = voice(asked);
    Content body = Templates.part("missing", voice, Map.of("what", what));
    return withStatus(
        404, page(asked, voice.say(Words.NOT_FOUND_TITLE), Query.NONE, body, List.of()));
  }

  private Given images(Asked asked, Shelves shelves) throws IOException {
    Voice voice = voice(asked);
    Content body = Templates.part("images", voice, Map.of("shelves", shelves.all(voice)));
    return page(
        asked, voice.say(Words.IMAGES_TITLE), Query.NONE, body, List.of("/assets/images.js"));
  }

  /// One card with what its examination said, for a script to put into a page.
  private Given image(Asked asked, Shelves shelves) throws IOException {
    Voice voice = voice(asked);
    return shelves
        .examined(asked.parameter("sum"), asked.query("name"), voice)
        .map(image -> Templates.part("image", voice, Map.of("image", image)))
        .map(part -> Given.text(200, "text/html", Templates.html(part)))
        .orElseGet(() -> missing(asked, ""));
  }

  private Given rules(Asked asked) {
    Voice voice = voice(asked);
    Words serving =
        switch (site.serving()) {
          case ALL -> Words.SERVING_ALL;
          case ASK -> Words.SERVING_ASK;
          case NONE -> Words.SERVING_NONE;
        };
    List<RuleView> rules = site.rules().list().stream().map(RuleView::of).toList();
    Content body =
        Templates.part(
            "rules",
            voice,
            Map.of(
                "serving", voice.say(serving), "rules", rules, "version", site.rules().version()));
    return page(asked, voice.say(Words.RULES_TITLE), Query.NONE, body, List.of("/assets/rules.js"));
  }

  private List<Frame.Tab> tabs(Asked asked, Voice voice) {
    var tabs = new ArrayList<Frame.Tab>();
    tabs.add(tab("/", voice.say(Words.RECOVER), "♥", asked));
    tabs.add(tab("/phones", voice.say(Words.PHONES), "☎", asked));
    tabs.add(tab("/images", voice.say(Words.IMAGES), "▤", asked));
    annexes.forEach(entry -> tabs.add(tab(entry.path(), voice.say(entry.title()), "▶", asked)));
    tabs.add(tab("/rules", voice.say(Words.RULES), "☰", asked));
    return tabs;
  }

  private static Frame.Tab tab(String path, String title, String mark, Asked asked) {
    boolean here = asked.path().equals(path) || asked.path().startsWith(path + "/");
    return new Frame.Tab(path, title, mark, here);
  }

  private static String inOtherLanguage(Asked asked) {
    Query query = Query.NONE;
    for (Map.Entry<String, String> one : new java.util.TreeMap<>(asked.queries()).entrySet()) {
      query = query.with(one.getKey(), one.getValue());
    }
    String other = asked.language() == Language.EN ? "de" : "en";
    // Without the path: one that begins with two slashes would lead to another machine.
    return "?" + query.with("lang", other);
  }

  private static Given withStatus(int status, Given given) {
    return switch (given) {
      case Given.Whole whole ->
          new Given.Whole(status, whole.contentType(), whole.headers(), whole.body());
      case Given.Stream stream ->
          new Given.Stream(status, stream.contentType(), stream.headers(), stream.writing());
    };
  }
}
