package rekindle.tftp;

import java.util.OptionalLong;

/// The numbers in options: decimal digits, nothing else (RFC 2347).
final class Decimal {
  /// More digits than any number needs. What is echoed stays short, however long the request was.
  private static final int MOST_DIGITS = 32;

  private Decimal() {}

  /// The value of a row of ASCII digits; the largest `long` stands for everything above it, so that
  /// a block size of 10^20 is simply too large. Empty for signs, blanks, letters and no digit at
  /// all.
  static OptionalLong parse(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return OptionalLong.of(value);
  }
}
