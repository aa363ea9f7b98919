package rekindle.phone;

/// A dotted address being typed: digits, one key for the dot, one for rubbing out.
///
/// A value that was there before is taken whole or replaced whole: the first digit typed begins
/// anew, rubbing out edits it (inferred; the user's document only says that it can be left
/// unchanged). Keys that cannot lead to an address (a fourth digit, a second dot in a row, a fourth
/// dot) do nothing.
///
/// @param text what stands there
/// @param untouched whether it is the value that was there before
record AddressEntry(String text, boolean untouched) {
  static AddressEntry offering(String before) {
    return new AddressEntry(before, true);
  }

  AddressEntry digit(char digit) {
    String kept = untouched ? "" : text;
    return lastOctet(kept).length() == 3 ? this : new AddressEntry(kept + digit, false);
  }

  AddressEntry dot() {
    boolean possible = !untouched && !lastOctet(text).isEmpty() && dots() < 3;
    return possible ? new AddressEntry(text + '.', false) : this;
  }

  AddressEntry rubOut() {
    return new AddressEntry(text.isEmpty() ? "" : text.substring(0, text.length() - 1), false);
  }

  private long dots() {
    return text.chars().filter(c -> c == '.').count();
  }

  private static String lastOctet(String text) {
    return text.substring(text.lastIndexOf('.') + 1);
  }
}
