package rekindle.station.report;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import rekindle.firmware.Language;
import rekindle.recovery.Entry;
import rekindle.recovery.Timeline;
import rekindle.recovery.disk.EventJson;
import rekindle.station.board.Sight;

/// One recovery with its events: the members of a [SightReport], and besides:
///
/// @param timeline its events, the oldest first; of a very long story those in the middle are left
///   out
/// @param eventsLeftOut how many are
public record StoryReport(
    @JsonUnwrapped SightReport sight, List<Happened> timeline, int eventsLeftOut) {
  public StoryReport {
    timeline = List.copyOf(timeline);
  }

  /// An event as the journal keeps it.
  ///
  /// @param id in the journal
  /// @param type such as `requested/1`
  /// @param event its members, as JSON
  public record Happened(long id, Instant at, String type, @JsonRawValue String event) {
    static Happened of(Entry.Recorded entry) {
      return new Happened(
          entry.id(),
          entry.event().at(),
          EventJson.type(entry.event()),
          EventJson.write(entry.event()));
    }
  }

  /// As it is seen now.
  public static StoryReport of(Sight sight, Language language) {
    Timeline timeline = sight.recovery().timeline();
    return new StoryReport(
        SightReport.of(sight, language),
        Stream.concat(timeline.first().stream(), timeline.latest().stream())
            .map(Happened::of)
            .toList(),
        timeline.leftOut());
  }
}
