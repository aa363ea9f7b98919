package rekindle.phone;

import java.net.InetSocketAddress;
import java.util.Optional;
import rekindle.tftp.ClientHabits;

/// What is chosen about a virtual phone beyond its model.
///
/// @param speed of boot, countdown and flash; the network is never scaled
/// @param habits of the boot loader's TFTP client
/// @param powerCut when the power fails by itself
/// @param ports where the server listens
/// @param settingsServer whom the firmware asks for settings over HTTP once it starts, as DHCP
///   (option 66) tells a real one; empty: nobody
public record Setup(
    Speed speed,
    ClientHabits habits,
    PowerCut powerCut,
    ServerPorts ports,
    Optional<InetSocketAddress> settingsServer) {

  /// A phone whose firmware asks nobody for settings.
  public Setup(Speed speed, ClientHabits habits, PowerCut powerCut, ServerPorts ports) {
    this(speed, habits, powerCut, ports, Optional.empty());
  }

  /// With this settings server.
  public Setup withSettingsServer(InetSocketAddress server) {
    return new Setup(speed, habits, powerCut, ports, Optional.of(server));
  }
}
