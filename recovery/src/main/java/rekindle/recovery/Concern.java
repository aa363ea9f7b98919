package rekindle.recovery;

/// Something that is or may be wrong with the four numbers.
///
/// @param say what, and what to do about it
public record Concern(Gravity gravity, Wording say) {

  /// How sure the trouble is.
  public enum Gravity {
    /// It cannot work like this.
    WRONG,
    /// It may work, but is unusual.
    DOUBTFUL
  }
}
