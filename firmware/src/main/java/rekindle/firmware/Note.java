package rekindle.firmware;

import java.util.Set;

/// A side note of the procedure: something to know before or beside a step.
///
/// @param kind how loudly to say it
/// @param say the note
/// @param protocols said only to those who fetch the image by one of these; empty: said to all
public record Note(Kind kind, Phrase say, Set<Protocol> protocols) {
  /// How loudly a note is said.
  public enum Kind {
    /// Something is lost or broken if this is overlooked.
    WARNING,
    /// Makes the step easier, or says what to do when it does not go as expected.
    HINT
  }

  public Note {
    protocols = Set.copyOf(protocols);
  }

  /// Whether those who fetch the image by this protocol need to know.
  public boolean concerns(Protocol protocol) {
    return protocols.isEmpty() || protocols.contains(protocol);
  }
}
