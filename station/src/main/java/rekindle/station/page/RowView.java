package rekindle.station.page;

import java.util.Optional;

/// One recovery as a line.
///
/// @param id of the recovery
/// @param stage the stable word of its stage, for scripts and styles
/// @param mood how it goes: [Mood]
/// @param state where it stands, in words
/// @param address of the phone
/// @param phone what is known about it: model, maker; may be empty
/// @param name the file asked for, made visible
/// @param started when, in words
/// @param bar how far it is; empty where nothing is under way
/// @param story what happened, a sentence or two; empty where the bar says all
/// @param next what to do; may be empty
/// @param offer to publish what it asked for
public record RowView(
    long id,
    String stage,
    Mood mood,
    String state,
    String address,
    String phone,
    String name,
    String protocol,
    String started,
    Optional<BarView> bar,
    String story,
    String next,
    Optional<OfferView> offer) {

  /// How it goes; each mood has a sign besides its colour.
  public enum Mood {
    GOING("›"),
    GUESS("~"),
    GOOD("✓"),
    BAD("!"),
    WAITING("?"),
    OVER("·");

    private final String sign;

    Mood(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// How far something is.
  ///
  /// @param guess an estimate, which goes on by the clock; otherwise bytes that are known
  /// @param value of `max`; milliseconds for an estimate, bytes otherwise
  /// @param max 0: not known how much there is
  /// @param text beside it
  public record BarView(boolean guess, long value, long max, String text) {}

  /// Publishing an image under the name that was asked for in vain.
  ///
  /// @param image its sum
  /// @param as the name
  /// @param model may be empty
  /// @param say what the button says
  public record OfferView(String image, String as, String model, String say) {
    public String asInQuery() {
      return Query.encoded(as);
    }

    public String modelInQuery() {
      return Query.encoded(model);
    }
  }
}
