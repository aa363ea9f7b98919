package rekindle.station.page;

import gg.jte.Content;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;

/// The first page: the guide, and beside it what the station sees.
record RecoverPage(Pages pages, Site site) {
  private static final int LATEST = 8;
  private static final int LOOKED_THROUGH = 200;

  Given handle(Asked asked) {
    Voice voice = pages.voice(asked);
    SetupDrawing setup = setup(asked, site, voice);
    Optional<Model> model = setup.model();
    long since = since(asked, site);
    if (model.isPresent() && asked.query("since").isEmpty()) {
      // From here on a reload finds the same recovery again.
      return pages.remembering(asked, Given.seeOther("/?" + answers(setup, model.get(), since)));
    }
    RowDrawing drawing = pages.drawing(voice);
    Content body =
        Templates.part(
            "recover",
            voice,
            Map.of(
                "setup", setup.view(since),
                "guide", model.map(one -> guide(setup, one, since, voice, drawing)),
                "follow", model.map(one -> followView(setup, one, since, drawing)),
                "rows", site.board().newest(LATEST).stream().map(drawing::row).toList(),
                "servers", servers(voice)));
    String title =
        model.map(one -> one.name().value()).orElseGet(() -> voice.say(Words.RECOVER_TITLE));
    Query live =
        model.map(one -> answers(setup, one, since).with("guide", "yes")).orElse(Query.NONE);
    return pages.page(asked, title, live, body, List.of("/assets/guide.js", "/assets/images.js"));
  }

  private GuideView guide(
      SetupDrawing setup, Model model, long since, Voice voice, RowDrawing drawing) {
    boolean published =
        model.allRecoveryNames().stream().anyMatch(name -> drawing.publishedAs(name).isPresent());
    return GuideDrawing.of(
        model,
        setup.fields(model).numbers(),
        setup.protocol(model),
        voice,
        published,
        model.id() + " " + since);
  }

  /// What the stream of a guide's page sends when its phone did something.
  static String follow(Asked asked, Site site, Voice voice) {
    SetupDrawing setup = setup(asked, site, voice);
    RowDrawing drawing = RowDrawing.of(site, voice);
    return setup
        .model()
        .map(model -> followView(setup, model, since(asked, site), drawing))
        .map(follow -> Templates.html(Templates.part("follow", voice, Map.of("follow", follow))))
        .orElse("");
  }

  private static FollowView followView(
      SetupDrawing setup, Model model, long since, RowDrawing drawing) {
    var following = new Following(model, setup.fields(model).numbers(), since);
    List<Sight> latest = drawing.site().board().newest(LOOKED_THROUGH);
    return following.view(following.among(latest), drawing);
  }

  private static SetupDrawing setup(Asked asked, Site site, Voice voice) {
    List<InetSocketAddress> served =
        site.doors().get().values().stream().flatMap(Collection::stream).toList();
    return new SetupDrawing(site.catalogue(), voice, Home.of(served), asked::query);
  }

  private static Query answers(SetupDrawing setup, Model model, long since) {
    Query query = Query.NONE;
    for (Map.Entry<String, String> one : setup.answers(model).entrySet()) {
      query = query.with(one.getKey(), one.getValue());
    }
    return query.with("since", Long.toString(since));
  }

  private static long since(Asked asked, Site site) {
    return asked
        .query("since")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .orElseGet(() -> site.board().lastId());
  }

  /// What is open, then what is not.
  private List<String> servers(Voice voice) {
    var lines = new ArrayList<String>();
    Map<Protocol, List<InetSocketAddress>> doors = site.doors().get();
    for (Protocol protocol : Protocol.values()) {
      String addresses =
          doors.getOrDefault(protocol, List.of()).stream()
              .map(RecoverPage::shown)
              .collect(Collectors.joining(", "));
      if (!addresses.isEmpty()) {
        lines.add(protocol + " " + addresses);
      }
    }
    site.troubles().get().stream().map(Notice::text).forEach(lines::add);
    if (lines.isEmpty()) {
      lines.add(voice.say(Words.NOTHING_OPEN));
    }
    return lines;
  }

  private static String shown(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
