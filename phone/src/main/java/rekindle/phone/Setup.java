package rekindle.phone;

import rekindle.tftp.ClientHabits;

/// What is chosen about a virtual phone beyond its model.
///
/// @param speed of boot, countdown and flash; the network is never scaled
/// @param habits of the boot loader's TFTP client
/// @param powerCut when the power fails by itself
/// @param ports where the server listens
public record Setup(Speed speed, ClientHabits habits, PowerCut powerCut, ServerPorts ports) {}
