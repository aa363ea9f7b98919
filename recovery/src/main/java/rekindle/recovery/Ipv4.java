package rekindle.recovery;

import java.util.regex.Pattern;

/// An IPv4 address or mask, as a person types it on a keypad.
///
/// @param bits the four octets, the first in the highest byte
public record Ipv4(int bits) {

  /// What came of reading a typed address.
  public sealed interface Reading {
    /// It is this address.
    record Read(Ipv4 address) implements Reading {}

    /// It is no address.
    ///
    /// @param why what is wrong with it, for a person
    record Wrong(Wording why) implements Reading {}
  }

  private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");

  /// Reads an address strictly: four decimal numbers from 0 to 255 with dots between them. Blanks
  /// around it are forgiven; a leading zero is not, because some programs read it as octal.
  public static Reading parse(String typed) {
    String address = typed.strip();
    String[] octets = address.split("\\.", -1);
    if (octets.length != 4) {
      return wrong(
          new Wording(
                  "\"%s\" is no address: it has %s number(s), an address has four with dots between"
                      + " them, such as 192.168.1.50.",
                  "„%s“ ist keine Adresse: Sie hat %s Zahl(en), eine Adresse hat vier mit Punkten"
                      + " dazwischen, zum Beispiel 192.168.1.50.")
              .with(address, octets.length));
    }
    int bits = 0;
    for (String octet : octets) {
      if (!isOctet(octet)) {
        return wrong(whyNot(octet).with(address, octet));
      }
      bits = (bits << Byte.SIZE) | Integer.parseInt(octet);
    }
    return new Reading.Read(new Ipv4(bits));
  }

  /// The mask with this many one bits in front.
  ///
  /// @param length 0 to 32
  static Ipv4 mask(int length) {
    return new Ipv4(length == 0 ? 0 : -1 << (Integer.SIZE - length));
  }

  /// Whether this is a mask: one bits, then zero bits.
  boolean isMask() {
    return maskLength() + Integer.numberOfTrailingZeros(bits) == Integer.SIZE;
  }

  /// Number of one bits in front.
  int maskLength() {
    return Integer.numberOfLeadingZeros(~bits);
  }

  boolean inOneSubnetWith(Ipv4 other, Ipv4 mask) {
    return ((bits ^ other.bits) & mask.bits) == 0;
  }

  /// The address that names the whole subnet.
  Ipv4 networkOf(Ipv4 mask) {
    return new Ipv4(bits & mask.bits);
  }

  /// The address of everyone in the subnet.
  Ipv4 broadcastOf(Ipv4 mask) {
    return new Ipv4(bits | ~mask.bits);
  }

  /// An octet, 0 to 255.
  ///
  /// @param place 0 to 3, 0 for the first
  int octet(int place) {
    return (bits >>> (Byte.SIZE * (3 - place))) & 0xFF;
  }

  @Override
  public String toString() {
    return octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
  }

  private static boolean isOctet(String text) {
    return OCTET.matcher(text).matches()
        && Integer.parseInt(text) <= 255
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private static Wording whyNot(String octet) {
    if (!OCTET.matcher(octet).matches()) {
      return new Wording(
          "\"%s\" is no address: \"%s\" is not a number from 0 to 255.",
          "„%s“ ist keine Adresse: „%s“ ist keine Zahl von 0 bis 255.");
    } else if (Integer.parseInt(octet) > 255) {
      return new Wording(
          "\"%s\" is no address: %s is more than 255.",
          "„%s“ ist keine Adresse: %s ist mehr als 255.");
    }
    return new Wording(
        "\"%s\" can be misread: leave out the zeros in front of \"%s\".",
        "„%s“ ist missverständlich: Lassen Sie die Nullen vorn in „%s“ weg.");
  }

  private static Reading wrong(Wording why) {
    return new Reading.Wrong(why);
  }
}
