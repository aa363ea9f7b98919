package rekindle.station.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.firmware.AddressField;
import rekindle.firmware.Model;
import rekindle.firmware.Step;
import rekindle.recovery.Diagnosis;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;
import rekindle.recovery.Ipv4;
import rekindle.recovery.Recovery;
import rekindle.recovery.Stage;
import rekindle.station.board.Sight;

/// Which recovery belongs to a guide, and which of its steps the phone has done.
///
/// A guide was begun at a place in the journal; only requests behind it count, so that yesterday's
/// recovery of such a phone ticks nothing today.
///
/// @param since the newest entry of the journal when the guide was begun
record Following(Model model, FourNumbers numbers, long since) {

  /// The recovery of the phone at the address typed, else the newest of a phone of this model.
  Optional<Sight> among(List<Sight> newestFirst) {
    List<Sight> later = newestFirst.stream().filter(sight -> asked(sight) > since).toList();
    return later.stream()
        .filter(sight -> isTyped(address(sight)) && isOfModel(sight.recovery()))
        .findFirst()
        .or(() -> later.stream().filter(sight -> isOfModel(sight.recovery())).findFirst())
        .or(() -> later.stream().filter(sight -> isTyped(address(sight))).findFirst());
  }

  private boolean isOfModel(Recovery recovery) {
    return recovery
        .model()
        .or(() -> recovery.deciding().asker().model())
        .filter(model.id()::equals)
        .isPresent();
  }

  private boolean isTyped(String address) {
    return typed().filter(address::equals).isPresent();
  }

  private Optional<String> typed() {
    return numbers.number(AddressField.PHONE).map(Ipv4::toString);
  }

  private static String address(Sight sight) {
    return sight.recovery().phone().address().getHostAddress();
  }

  /// Id of the newest request in a story.
  private static long asked(Sight sight) {
    return Stream.concat(
            sight.recovery().timeline().first().stream(),
            sight.recovery().timeline().latest().stream())
        .filter(entry -> entry.event() instanceof Event.Requested)
        .mapToLong(Entry.Recorded::id)
        .max()
        .orElse(sight.recovery().id());
  }

  /// Steps that are certainly done, from the first; what the clock alone says is not.
  int done(Stage stage) {
    List<Step> steps = Guide.steps(model, numbers).stream().map(fact -> fact.value()).toList();
    int download = download(steps);
    return switch (stage.kind()) {
      case RUNNING -> steps.size();
      case CHECKING_AND_WRITING, REFUSED_IMAGE -> download < 0 ? 0 : download + 1;
      case SHOULD_RUN -> download < 0 ? 0 : steps.size() - 1;
      case ASKED, WAITING_FOR_PERMISSION, FETCHING, SILENT, REFUSED, FAILED, HAS_PART, SIZE_ASKED ->
          Math.max(0, download);
    };
  }

  /// Steps before the one that waits for the download; below 0: the model has none.
  private static int download(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Await await && GuideDrawing.isDownload(await.shown())) {
        return i;
      }
    }
    return -1;
  }

  FollowView view(Optional<Sight> seen, RowDrawing drawing) {
    Voice voice = drawing.voice();
    if (seen.isEmpty()) {
      return new FollowView(0, false, false, voice.say(Words.NOTHING_YET), "", Optional.empty());
    }
    Sight sight = seen.get();
    RowView row = drawing.row(sight);
    boolean trouble = row.mood() == RowView.Mood.BAD;
    Diagnosis diagnosis = Diagnosis.of(sight.recovery());
    return new FollowView(
        done(sight.stage()),
        sight.stage().kind() == Stage.Kind.RUNNING,
        trouble,
        voice.say(trouble ? diagnosis.happened() : sight.stage().say()),
        elsewhere(address(sight), voice),
        Optional.of(row));
  }

  private String elsewhere(String address, Voice voice) {
    return typed()
        .filter(typed -> !typed.equals(address))
        .map(typed -> voice.say(Words.FROM_ELSEWHERE, address, typed))
        .orElse("");
  }
}
