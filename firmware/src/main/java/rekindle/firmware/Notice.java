package rekindle.firmware;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A message to a person, in three parts.
///
/// @param what what is the matter; a whole sentence
/// @param stillWorks what is not affected, or what the person gets nevertheless; empty: nothing to
///   say
/// @param next what to do now, best a command to run, without the word "Next"; empty: nothing
public record Notice(String what, String stillWorks, String next) {
  public Notice {
    if (what.isBlank()) {
      throw new IllegalArgumentException("a notice says what is the matter");
    }
  }

  /// The parts on lines of their own, the last one introduced by `Next: `.
  public String text() {
    return Stream.of(what, stillWorks, next.isEmpty() ? "" : "Next: " + next)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
