package rekindle.tftp;

/// One option of a request or an OACK, spelled as its sender spelled it (RFC 2347).
///
/// @param name at least one character, compared without regard to letter case
/// @param value any text, possibly empty; numbers are decimal digits
public record Option(String name, String value) {
  public static final String BLOCK_SIZE = "blksize";
  public static final String TRANSFER_SIZE = "tsize";
  public static final String TIMEOUT = "timeout";
  public static final String WINDOW_SIZE = "windowsize";
  public static final String ROLLOVER = "rollover";

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the name is empty or a text cannot go on the wire
  public Option {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an option without a name");
    }
    Texts.requireSendable(name);
    Texts.requireSendable(value);
  }

  public static Option of(String name, long value) {
    return new Option(name, Long.toString(value));
  }

  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
