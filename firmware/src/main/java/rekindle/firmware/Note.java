package rekindle.firmware;

/// A side note of the procedure: something to know before or beside a step.
///
/// @param kind how loudly to say it
/// @param say the note
public record Note(Kind kind, Phrase say) {
  /// How loudly a note is said.
  public enum Kind {
    /// Something is lost or broken if this is overlooked.
    WARNING,
    /// Makes the step easier, or says what to do when it does not go as expected.
    HINT
  }
}
