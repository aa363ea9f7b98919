package rekindle.firmware;

import java.util.Locale;

/// One of the four numbers that a person types on the phone.
public enum AddressField {
  /// The address the phone shall use for itself.
  PHONE,
  /// The station's address.
  SERVER,
  MASK,
  GATEWAY;

  /// The name of its place in a [Phrase], without braces: `phone`, `server`, `mask`, `gateway`.
  public String place() {
    return name().toLowerCase(Locale.ROOT);
  }
}
