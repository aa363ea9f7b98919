package rekindle.station.page;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.recovery.PeerText;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;

/// One recovery with all that happened.
record StoryPage(Pages pages, Site site) {
  Given handle(Asked asked) {
    Voice voice = pages.voice(asked);
    String id = asked.parameter("id");
    Optional<Sight> sight =
        Optional.of(id)
            .filter(text -> text.matches("[0-9]{1,18}"))
            .flatMap(text -> site.board().sight(Long.parseLong(text)));
    if (sight.isEmpty()) {
      return pages.missing(asked, voice.say(Words.NO_SUCH_RECOVERY, PeerText.printable(id)));
    }
    RowDrawing drawing = pages.drawing(voice);
    return pages.page(
        asked,
        sight.get().recovery().phone().address().getHostAddress(),
        Query.NONE.with("story", id),
        part(sight.get(), drawing),
        List.of("/assets/story.js"));
  }

  static Content part(Sight sight, RowDrawing drawing) {
    StoryView story = new StoryDrawing(drawing).story(sight);
    return Templates.part("story", drawing.voice(), Map.of("story", story));
  }
}
