package rekindle.firmware;

import java.time.Duration;

/// How long the parts of a recovery take on the real thing.
///
/// @param boot from power on to the first number of the countdown
/// @param countdownStep how long each number of the countdown stands
/// @param check the CRC over a whole image
/// @param eraseSector erasing one sector of the flash
/// @param programUnit programming one unit of the flash
/// @param start from the boot loader's decision to the running firmware
public record Timings(
    Fact<Duration> boot,
    Fact<Duration> countdownStep,
    Fact<Duration> check,
    Fact<Duration> eraseSector,
    Fact<Duration> programUnit,
    Fact<Duration> start) {}
