package rekindle.cli.browser;

import java.util.List;

/// A virtual phone as the page draws it, for Jackson: what never changes, and what is to be seen
/// now.
///
/// @param id names it in addresses
/// @param keypad rows of keys from the top, each from the left
/// @param rescueKey word of the key that is held while the plug goes in; empty: none is
/// @param holdSeconds how long the document says to hold it; 0: no key is held
/// @param numbers the four numbers that fit this phone and this station
/// @param ports where the station listens, which no real phone could be told
/// @param speed how many times faster than the real thing boot and flash go; 0: as fast as possible
record PhoneView(
    String id,
    String model,
    String name,
    int columns,
    int lines,
    List<List<Face>> keypad,
    String rescueKey,
    long holdSeconds,
    List<String> protocols,
    Numbers numbers,
    Ports ports,
    double speed,
    PhoneLive now) {

  /// A key.
  ///
  /// @param key its word: `digit-5`, `star`, `soft-4`
  /// @param label what is printed on it
  /// @param use what it does while addresses are typed: `next`, `start`, `dot`, `rub out`; empty:
  ///   nothing special
  record Face(String key, String label, String use) {}

  /// The four numbers to type.
  record Numbers(String phone, String server, String mask, String gateway) {}

  /// Ports of the station.
  record Ports(int tftp, int http, int ftp) {}
}
