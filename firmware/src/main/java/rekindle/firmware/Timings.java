package rekindle.firmware;

import java.time.Duration;

/// How long the parts of a recovery take on the real thing.
///
/// @param boot from power on to the first number of the countdown
/// @param countdownStep how long each number of the countdown stands
/// @param hold how long, from power on, a key has to be held for the boot loader to take notice;
///   zero where none is held
/// @param check the CRC or the signature over a whole image
/// @param eraseSector erasing one sector of the flash
/// @param mount making the erased flash a file system, and parting from it again; zero where the
///   image is written without one
/// @param programUnit programming one unit of the flash
/// @param start from the boot loader's decision to the running firmware
public record Timings(
    Fact<Duration> boot,
    Fact<Duration> countdownStep,
    Fact<Duration> hold,
    Fact<Duration> check,
    Fact<Duration> eraseSector,
    Fact<Duration> mount,
    Fact<Duration> programUnit,
    Fact<Duration> start) {}
