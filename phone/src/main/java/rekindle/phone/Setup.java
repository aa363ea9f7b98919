package rekindle.phone;

import rekindle.tftp.ClientHabits;

/// What is chosen about a virtual phone beyond its model.
///
/// @param speed of boot, countdown and flash; the network is never scaled
/// @param habits of the boot loader's TFTP client
/// @param powerCut when the power fails by itself
/// @param tftpPort where the server listens, 1 to 65,535; a real phone knows only 69
public record Setup(Speed speed, ClientHabits habits, PowerCut powerCut, int tftpPort) {
  /// The port of RFC 1350 section 4.
  public static final int TFTP_PORT = 69;

  public Setup {
    if (tftpPort < 1 || tftpPort > 65_535) {
      throw new IllegalArgumentException("no UDP port " + tftpPort);
    }
  }
}
