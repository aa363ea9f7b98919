package rekindle.firmware;

/// A value of the catalogue together with where it comes from.
///
/// @param value the value; with [Standing#UNKNOWN] what the virtual phone uses in its place
/// @param standing how far to trust it
/// @param source the document and the place in it, or the reason it was inferred; never blank
public record Fact<T>(T value, Standing standing, String source) {
  public Fact {
    if (source.isBlank()) {
      throw new IllegalArgumentException("a fact needs a source");
    }
  }

  public boolean documented() {
    return standing == Standing.DOCUMENTED;
  }
}
