package rekindle.station.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.firmware.Sha256;
import rekindle.recovery.Diagnosis;
import rekindle.recovery.Ending;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.PeerText;
import rekindle.recovery.Recovery;
import rekindle.station.board.Sight;

/// Draws one recovery with its timeline.
record StoryDrawing(RowDrawing rows) {
  StoryView story(Sight sight) {
    Recovery recovery = sight.recovery();
    Diagnosis diagnosis = Diagnosis.of(recovery);
    return new StoryView(
        rows.row(sight),
        facts(sight),
        voice().say(diagnosis.happened()),
        voice().say(diagnosis.cause()),
        voice().say(diagnosis.next()),
        moments(sight));
  }

  private Voice voice() {
    return rows.voice();
  }

  private List<StoryView.Moment> moments(Sight sight) {
    Recovery recovery = sight.recovery();
    var moments = new ArrayList<StoryView.Moment>();
    recovery.timeline().first().forEach(entry -> moments.add(moment(entry)));
    if (recovery.timeline().leftOut() > 0) {
      String gap = voice().say(Words.LEFT_OUT, recovery.timeline().leftOut());
      moments.add(new StoryView.Moment("", gap, "", false));
    }
    recovery.timeline().latest().forEach(entry -> moments.add(moment(entry)));
    recovery
        .seenRunningAt()
        .filter(
            _ -> moments.stream().noneMatch(one -> one.say().equals(voice().say(Words.EVENT_SEEN))))
        .ifPresent(
            at ->
                moments.add(
                    new StoryView.Moment(
                        voice().clock(at), voice().say(Words.EVENT_SEEN), "", false)));
    supposed(sight).ifPresent(moments::add);
    return moments;
  }

  /// What the clock says the phone is doing now.
  private Optional<StoryView.Moment> supposed(Sight sight) {
    return sight.stage().estimate()
        ? Optional.of(
            new StoryView.Moment(
                voice().clock(sight.stage().since()), voice().say(sight.stage().say()), "", true))
        : Optional.empty();
  }

  private StoryView.Moment moment(Entry.Recorded entry) {
    Event event = entry.event();
    return new StoryView.Moment(voice().clock(event.at()), say(event), detail(event), false);
  }

  private String say(Event event) {
    Voice voice = voice();
    return switch (event) {
      case Event.Requested asked ->
          voice.say(Words.EVENT_ASKED, PeerText.printable(asked.name()), asked.protocol());
      case Event.Refused refused ->
          voice.say(Words.EVENT_REFUSED, PeerText.printable(refused.text()));
      case Event.Started started -> voice.say(Words.EVENT_STARTED, voice.size(started.sizeBytes()));
      case Event.FirstAcknowledged _ -> voice.say(Words.EVENT_FIRST);
      case Event.Stalled stalled ->
          voice.say(
              Words.EVENT_STALLED,
              voice.duration(stalled.silentFor()),
              voice.size(stalled.bytes()));
      case Event.Resumed resumed ->
          voice.say(Words.EVENT_RESUMED, voice.duration(resumed.silentFor()));
      case Event.Finished finished -> finished(finished);
      case Event.SeenAgain _ -> voice.say(Words.EVENT_SEEN);
      case Event.Dropped _ -> voice.say(Words.EVENT_DROPPED);
      case Event.StationStarted _ -> voice.say(Words.EVENT_STATION_STARTED);
      case Event.StationStopped _ -> voice.say(Words.EVENT_STATION_STOPPED);
      case Event.EventsLost lost -> voice.say(Words.LEFT_OUT, lost.count());
    };
  }

  private String finished(Event.Finished finished) {
    Voice voice = voice();
    if (finished.ending().isComplete()) {
      return voice.say(
          Words.EVENT_FINISHED, voice.size(finished.bytes()), voice.duration(finished.duration()));
    }
    return finished.ending() == Ending.SIZE_PROBE
        ? voice.say(Words.EVENT_PROBE)
        : voice.say(
            Words.EVENT_ENDED, voice.size(finished.bytes()), voice.say(ending(finished.ending())));
  }

  private static Words ending(Ending ending) {
    return switch (ending) {
      case COMPLETE -> Words.OUTCOME_COMPLETE;
      case COMPLETE_LAST_ACK_MISSING -> Words.OUTCOME_LAST_ACK;
      case SIZE_PROBE -> Words.OUTCOME_PROBE;
      case PART -> Words.OUTCOME_PART;
      case PHONE_ERROR -> Words.OUTCOME_PHONE_ERROR;
      case PHONE_SILENT -> Words.OUTCOME_SILENT;
      case SUPERSEDED -> Words.OUTCOME_SUPERSEDED;
      case STATION_STOPPED -> Words.OUTCOME_STOPPED;
      case ABORTED -> Words.OUTCOME_ABORTED;
    };
  }

  /// What only somebody who looks closely wants to know.
  private static String detail(Event event) {
    return switch (event) {
      case Event.Requested asked ->
          asked.options().entrySet().stream()
              .map(option -> option.getKey() + "=" + option.getValue())
              .map(PeerText::printable)
              .collect(Collectors.joining(", "));
      case Event.Started started ->
          started.blockSizeBytes() == 0
              ? ""
              : "blksize=%d, windowsize=%d"
                  .formatted(started.blockSizeBytes(), started.windowSize());
      case Event.Finished finished -> PeerText.printable(finished.detail());
      case Event.Refused _,
          Event.FirstAcknowledged _,
          Event.Stalled _,
          Event.Resumed _,
          Event.SeenAgain _,
          Event.Dropped _,
          Event.StationStarted _,
          Event.StationStopped _,
          Event.EventsLost _ ->
          "";
    };
  }

  private List<StoryView.Fact> facts(Sight sight) {
    Recovery recovery = sight.recovery();
    Recovery.Deciding deciding = recovery.deciding();
    var facts = new ArrayList<StoryView.Fact>();
    add(facts, Words.FACT_ADDRESS, recovery.phone().toString());
    add(facts, Words.FACT_MAC, deciding.asker().mac().orElse(""));
    add(facts, Words.FACT_MODEL, recovery.model().map(rows::name).orElse(""));
    add(facts, Words.FACT_OTHER_MODEL, recovery.otherModel().map(rows::name).orElse(""));
    add(facts, Words.FACT_ASKED, PeerText.printable(recovery.name()));
    add(facts, Words.FACT_SERVER, deciding.server().toString());
    add(facts, Words.FACT_IMAGE, recovery.image().map(Sha256::hex).orElse(""));
    sight
        .sizeBytes()
        .ifPresent(size -> add(facts, Words.FACT_SIZE, voice().say(Words.BYTES, size)));
    add(facts, Words.FACT_DURATION, voice().duration(recovery.duration()));
    add(facts, Words.FACT_ATTEMPTS, String.valueOf(recovery.attempts()));
    if (sight.retransmittedBlocks() > 0) {
      add(facts, Words.FACT_RESENT, voice().number(sight.retransmittedBlocks()));
    }
    add(facts, Words.FACT_AGENT, deciding.asker().userAgent().map(PeerText::printable).orElse(""));
    return facts;
  }

  private void add(List<StoryView.Fact> facts, Words name, String value) {
    if (!value.isEmpty()) {
      facts.add(new StoryView.Fact(voice().say(name), value));
    }
  }
}
