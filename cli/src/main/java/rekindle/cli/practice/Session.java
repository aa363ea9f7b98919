package rekindle.cli.practice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import rekindle.firmware.AddressField;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.phone.NorFlash;
import rekindle.phone.Phone;
import rekindle.phone.Setup;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Ipv4;

/// Which phone is recovered, and from where.
///
/// @param flash what makes it this phone; changed by the recovery
/// @param setup speed, client, power cut, the server's ports
/// @param numbers what is typed on it
/// @param protocol how the technician has it fetch its image
/// @param bindAddress the local address that it speaks from
public record Session(
    Model model,
    NorFlash flash,
    Setup setup,
    FourNumbers numbers,
    Protocol protocol,
    InetAddress bindAddress) {

  /// The phone without power. Once its firmware runs it asks the station for its settings, as if
  /// the network's DHCP server (option 66) named the station.
  public Phone phone() {
    return new Phone(
        model,
        flash,
        numbers
            .number(AddressField.SERVER)
            .map(server -> new InetSocketAddress(address(server), setup.ports().http()))
            .map(setup::withSettingsServer)
            .orElse(setup));
  }

  private static InetAddress address(Ipv4 number) {
    return InetAddress.ofLiteral(number.toString());
  }
}
