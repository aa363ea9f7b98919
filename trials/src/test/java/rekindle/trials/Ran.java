package rekindle.trials;

/// What a finished program left behind.
///
/// @param exitCode 124 if it did not end in time and was ended
public record Ran(int exitCode, String output, String errors) {
  /// The last line on standard output, empty if there is none.
  public String lastLine() {
    return output.lines().reduce("", (earlier, line) -> line);
  }
}
