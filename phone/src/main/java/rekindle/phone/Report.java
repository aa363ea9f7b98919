package rekindle.phone;

import java.util.List;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;

/// What there is to tell about an attempt.
///
/// @param ending how it came out
/// @param protocol how the image was asked for in the last transfer; empty if there was none
/// @param bytes of the image that arrived in the last transfer; 0 = none
/// @param sha256 of the image that arrived whole; empty if none did
/// @param firmwareVersion of the whole firmware in the flash now; empty if there is none
/// @param settingsErased whether the phone has neither settings nor identity now
/// @param powerCut whether the power failed during flash work since the phone object was made
/// @param screens everything the display said, in order, each screen once and in one line; of a
///   number being typed the last state
public record Report(
    Ending ending,
    Optional<Protocol> protocol,
    long bytes,
    Optional<Sha256> sha256,
    Optional<String> firmwareVersion,
    boolean settingsErased,
    boolean powerCut,
    List<String> screens) {
  public Report {
    screens = List.copyOf(screens);
  }
}
