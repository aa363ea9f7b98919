package rekindle.recovery;

import rekindle.firmware.AddressField;

/// What each of the four numbers is called; in English it stands behind "the".
final class FieldName {

  private FieldName() {}

  static Wording of(AddressField field) {
    return switch (field) {
      case PHONE -> new Wording("phone's address", "Adresse des Telefons");
      case SERVER -> new Wording("server's address", "Adresse des Servers");
      case MASK -> new Wording("network mask", "Netzmaske");
      case GATEWAY -> new Wording("gateway", "Gateway");
    };
  }
}
