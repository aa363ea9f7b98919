package rekindle.recovery;

import java.util.List;

/// What happened in one recovery, oldest first, cut in the middle where it was very much.
///
/// @param first the beginning; everything, where nothing was cut
/// @param leftOut how many events were cut out between `first` and `latest`
/// @param latest the end; empty where nothing was cut
public record Timeline(List<Entry.Recorded> first, int leftOut, List<Entry.Recorded> latest) {

  /// Most events that a timeline begins with before a cut.
  static final int MOST_FIRST = 16;

  /// Most events that a timeline keeps in all.
  static final int MOST = 64;

  public Timeline {
    first = List.copyOf(first);
    latest = List.copyOf(latest);
  }

  static Timeline of(List<Entry.Recorded> kept, int leftOut) {
    int cut = leftOut == 0 ? kept.size() : Math.min(MOST_FIRST, kept.size());
    return new Timeline(kept.subList(0, cut), leftOut, kept.subList(cut, kept.size()));
  }
}
