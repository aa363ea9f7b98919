package rekindle.cli.browser;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Language;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.Wording;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Handler;
import rekindle.station.dashboard.NavEntry;
import rekindle.station.dashboard.Routes;

/// Mounts the virtual phones on a dashboard: their page, and their part of the API.
public final class PracticeAnnex implements AutoCloseable {
  private static final Wording TITLE =
      new Wording(Say.TITLE.in(Language.EN), Say.TITLE.in(Language.DE));

  /// Where the pages shall link to.
  public static final NavEntry NAVIGATION = new NavEntry(PracticePage.PATH, TITLE);

  /// What the dashboard puts around a page.
  @FunctionalInterface
  public interface Framing {
    /// The whole page.
    ///
    /// @param scripts paths of the page's own modules
    Given frame(Asked asked, Wording title, Content body, List<String> scripts);
  }

  private final PracticeRoom room;
  private final PracticeApi api;
  private final PracticePage page;
  private final Framing framing;

  /// An annex without phones.
  ///
  /// @param place where the phones find the station
  /// @param framing the dashboard's
  public PracticeAnnex(
      PracticePlace place, Catalogue catalogue, ImageStore images, Framing framing) {
    room = new PracticeRoom(place, System::nanoTime);
    api = new PracticeApi(catalogue, room, images);
    page = new PracticePage(catalogue);
    this.framing = framing;
  }

  /// Adds the phones' page and their part of the API.
  public Routes add(Routes routes) {
    api.add(routes);
    return routes
        .get(PracticePage.PATH, this::page)
        .get(PracticePage.SCRIPT, file("practice.js", "text/javascript"))
        .get(PracticePage.STYLE, file("practice.css", "text/css"));
  }

  /// Puts all phones away.
  @Override
  public void close() {
    room.close();
  }

  private Given page(Asked asked) {
    return framing.frame(
        asked, TITLE, page.content(asked.language()), List.of(PracticePage.SCRIPT));
  }

  private static Handler file(String name, String type) {
    return _ -> {
      try (InputStream bytes = PracticeAnnex.class.getResourceAsStream(name)) {
        if (bytes == null) {
          throw new IOException("this build has no " + name);
        }
        return Given.text(200, type, new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
            .with("Cache-Control", "no-cache");
      }
    };
  }
}
