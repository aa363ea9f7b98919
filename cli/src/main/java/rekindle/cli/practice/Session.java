package rekindle.cli.practice;

import java.net.InetAddress;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.phone.NorFlash;
import rekindle.phone.Phone;
import rekindle.phone.Setup;
import rekindle.recovery.FourNumbers;

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

  /// The phone without power.
  Phone phone() {
    return new Phone(model, flash, setup);
  }
}
