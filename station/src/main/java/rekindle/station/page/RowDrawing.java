package rekindle.station.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.firmware.Mac;
import rekindle.firmware.NameKey;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.recovery.Diagnosis;
import rekindle.recovery.Outcome;
import rekindle.recovery.PeerText;
import rekindle.recovery.Recovery;
import rekindle.recovery.Stage;
import rekindle.station.board.Sight;

/// Draws a recovery as a line.
///
/// @param now for estimates
record RowDrawing(Site site, Voice voice, Instant now) {
  private static final Duration SILENCE_WORTH_SAYING = Duration.ofSeconds(3);

  static RowDrawing of(Site site, Voice voice) {
    return new RowDrawing(site, voice, site.clock().instant());
  }

  RowView row(Sight sight) {
    Recovery recovery = sight.recovery();
    Stage stage = sight.stage();
    RowView.Mood mood = mood(stage.kind());
    Diagnosis diagnosis = Diagnosis.of(recovery);
    boolean bad = mood == RowView.Mood.BAD;
    return new RowView(
        recovery.id(),
        stage.kind().word(),
        mood,
        voice.say(state(recovery, stage.kind())),
        recovery.phone().address().getHostAddress(),
        phone(recovery),
        PeerText.printable(recovery.name()),
        recovery.protocol().name(),
        voice.clock(recovery.startedAt()),
        bar(sight),
        bad ? voice.say(diagnosis.happened()) : story(stage),
        bad ? voice.say(diagnosis.next()) : "",
        offer(recovery));
  }

  /// What is known about the phone: its model, else whose hardware address it has.
  String phone(Recovery recovery) {
    Optional<String> id =
        recovery.deciding().asker().model().or(recovery::model).or(() -> byMac(recovery));
    return id.map(this::name).orElse("");
  }

  private Optional<String> byMac(Recovery recovery) {
    return recovery.deciding().asker().mac().flatMap(Mac::parse).flatMap(site.catalogue()::ofMac);
  }

  /// What people call a model.
  String name(String id) {
    return site.catalogue()
        .find(id)
        .map(model -> model.name().value())
        .or(() -> site.catalogue().findOther(id).map(other -> other.name()))
        .orElse(id);
  }

  /// How far it is; empty where nothing is under way.
  Optional<RowView.BarView> bar(Sight sight) {
    Stage stage = sight.stage();
    return switch (stage.kind()) {
      case FETCHING, SILENT ->
          Optional.of(
              new RowView.BarView(
                  false, sight.bytes(), sight.sizeBytes().orElse(0), fetching(sight)));
      case CHECKING_AND_WRITING -> Optional.of(writing(stage));
      case ASKED,
          WAITING_FOR_PERMISSION,
          SHOULD_RUN,
          RUNNING,
          REFUSED_IMAGE,
          HAS_PART,
          SIZE_ASKED,
          REFUSED,
          FAILED ->
          Optional.empty();
    };
  }

  private RowView.BarView writing(Stage stage) {
    long elapsedMillis = Math.max(0, Duration.between(stage.since(), now).toMillis());
    return stage
        .about()
        .map(
            about ->
                new RowView.BarView(
                    true,
                    elapsedMillis,
                    about.toMillis(),
                    voice.say(Words.WRITE_TEXT_OVER).replace("{about}", voice.duration(about))))
        .orElseGet(
            () -> new RowView.BarView(true, elapsedMillis, 0, voice.say(Words.WRITE_TEXT_UNKNOWN)));
  }

  /// `43 % · 12 s left · 620 kB/s · 3 sent again`.
  String fetching(Sight sight) {
    String share =
        sight.sizeBytes().isPresent()
            ? voice.percent(sight.bytes(), sight.sizeBytes().getAsLong())
            : voice.size(sight.bytes());
    Stream<String> left =
        sight.left().stream().map(rest -> voice.say(Words.LEFT, voice.duration(rest)));
    Stream<String> rate =
        sight.bytesPerSecond() > 0 ? Stream.of(voice.rate(sight.bytesPerSecond())) : Stream.empty();
    Stream<String> again =
        sight.retransmittedBlocks() > 0
            ? Stream.of(voice.say(Words.SENT_AGAIN, sight.retransmittedBlocks()))
            : Stream.empty();
    Stream<String> silent =
        sight.silentFor().compareTo(SILENCE_WORTH_SAYING) > 0
            ? Stream.of(voice.say(Words.SILENT_FOR, voice.duration(sight.silentFor())))
            : Stream.empty();
    return Stream.of(Stream.of(share), left, rate, again, silent)
        .flatMap(parts -> parts)
        .collect(Collectors.joining(" · "));
  }

  private String story(Stage stage) {
    return switch (stage.kind()) {
      case WAITING_FOR_PERMISSION, SILENT, SHOULD_RUN -> voice.say(stage.say());
      case CHECKING_AND_WRITING -> voice.say(Words.DO_NOT_UNPLUG);
      case ASKED, FETCHING, RUNNING, REFUSED_IMAGE, HAS_PART, SIZE_ASKED, REFUSED, FAILED -> "";
    };
  }

  static RowView.Mood mood(Stage.Kind kind) {
    return switch (kind) {
      case ASKED, FETCHING -> RowView.Mood.GOING;
      case WAITING_FOR_PERMISSION, SILENT -> RowView.Mood.WAITING;
      case CHECKING_AND_WRITING, SHOULD_RUN -> RowView.Mood.GUESS;
      case RUNNING -> RowView.Mood.GOOD;
      case HAS_PART, SIZE_ASKED -> RowView.Mood.OVER;
      case REFUSED_IMAGE, REFUSED, FAILED -> RowView.Mood.BAD;
    };
  }

  private static Words state(Recovery recovery, Stage.Kind kind) {
    return switch (kind) {
      case ASKED -> Words.STAGE_ASKED;
      case WAITING_FOR_PERMISSION -> Words.STAGE_WAITING;
      case FETCHING -> Words.STAGE_FETCHING;
      case SILENT -> Words.STAGE_SILENT;
      case CHECKING_AND_WRITING -> Words.STAGE_WRITING;
      case SHOULD_RUN -> Words.STAGE_SHOULD_RUN;
      case RUNNING -> Words.STAGE_RUNNING;
      case REFUSED_IMAGE -> Words.STAGE_REFUSED_IMAGE;
      case HAS_PART, SIZE_ASKED -> Words.STAGE_OVER;
      case REFUSED ->
          recovery.outcome() == Outcome.DENIED ? Words.STAGE_DENIED : Words.STAGE_MISSED;
      case FAILED -> Words.STAGE_FAILED;
    };
  }

  /// To publish the image whose name is nearest under the name that was asked in vain, as long as
  /// nobody has done it.
  private Optional<RowView.OfferView> offer(Recovery recovery) {
    if (recovery.outcome() != Outcome.NOT_PUBLISHED
        || NameKey.refusal(recovery.name()).isPresent()
        || publishedAs(recovery.name()).isPresent()) {
      return Optional.empty();
    }
    return recovery
        .deciding()
        .nearest()
        .flatMap(this::publishedAs)
        .map(
            nearest ->
                new RowView.OfferView(
                    nearest.image().sha256().hex(),
                    recovery.name(),
                    nearest.model(),
                    voice.say(
                        Words.ALSO_PUBLISH,
                        PeerText.printable(nearest.name()),
                        PeerText.printable(recovery.name()))));
  }

  /// What phones get when they ask for a name; its bytes are not looked at.
  Optional<Published> publishedAs(String name) {
    NameKey key = NameKey.of(name);
    try {
      return site.images().publications().stream()
          .filter(one -> NameKey.of(one.name()).equals(key))
          .findFirst();
    } catch (StoreException unreadable) {
      // The page of the images says so; a line about a phone is not the place.
      return Optional.empty();
    }
  }
}
