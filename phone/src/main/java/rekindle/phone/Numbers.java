package rekindle.phone;

import rekindle.firmware.AddressField;

/// The four numbers that a person types.
///
/// @param phone the phone's own address
/// @param server where the image comes from
/// @param mask of the phone's network
/// @param gateway [Ipv4#NONE] = there is none
record Numbers(Ipv4 phone, Ipv4 server, Ipv4 mask, Ipv4 gateway) {
  /// What stands there before anything is typed (inferred; that mask and gateway offer something
  /// that may be left unchanged is documented).
  static final Numbers OFFERED = new Numbers(Ipv4.NONE, Ipv4.NONE, new Ipv4(0xFFFFFF00), Ipv4.NONE);

  /// Nothing stands there: all four must be typed (documented for the rescue mode).
  static final Numbers NONE = new Numbers(Ipv4.NONE, Ipv4.NONE, Ipv4.NONE, Ipv4.NONE);

  Ipv4 at(AddressField field) {
    return switch (field) {
      case PHONE -> phone;
      case SERVER -> server;
      case MASK -> mask;
      case GATEWAY -> gateway;
    };
  }

  Numbers with(AddressField field, Ipv4 value) {
    return switch (field) {
      case PHONE -> new Numbers(value, server, mask, gateway);
      case SERVER -> new Numbers(phone, value, mask, gateway);
      case MASK -> new Numbers(phone, server, value, gateway);
      case GATEWAY -> new Numbers(phone, server, mask, value);
    };
  }

  /// Whether the number in this field can be right by itself.
  ///
  /// @param gatewayNeeded whether there has to be a gateway, even one that nothing goes through
  boolean plausible(AddressField field, boolean gatewayNeeded) {
    return switch (field) {
      case PHONE -> phone.isHost();
      case SERVER -> server.isHost();
      case MASK -> mask.isMask();
      case GATEWAY -> gateway.isHost() || (!gatewayNeeded && gateway.equals(Ipv4.NONE));
    };
  }

  /// Whether the four numbers lead to the server.
  ///
  /// A gateway is used only when the server is in another subnet, and then it must be in the
  /// phone's (inferred; U-Boot 1.1.3 only warns on its serial line and waits for an ARP reply that
  /// never comes).
  boolean serverReachable() {
    return phone.sameSubnet(server, mask) || (gateway.isHost() && phone.sameSubnet(gateway, mask));
  }
}
