package rekindle.recovery;

/// What a list of recoveries does not show. A view that says nothing about gaps is believed too
/// much.
///
/// @param lostEvents events that never reached the journal
/// @param unreadEntries lines of the journal that this version cannot read
/// @param forgottenRecoveries oldest recoveries that were left out to bound the memory
public record Gaps(long lostEvents, long unreadEntries, long forgottenRecoveries) {

  /// Whether everything is shown.
  public boolean isNone() {
    return lostEvents == 0 && unreadEntries == 0 && forgottenRecoveries == 0;
  }
}
