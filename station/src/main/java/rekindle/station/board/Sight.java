package rekindle.station.board;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.recovery.Recovery;
import rekindle.recovery.Stage;

/// One recovery as people see it now.
///
/// @param bytes that the phone has: of this moment while the transfer runs here, else of its newest
///   event
/// @param sizeBytes of the image; empty while nobody knows
/// @param bytesPerSecond smoothed over a few seconds; 0 where nothing flows
/// @param left until the last byte, at this rate; empty where nobody knows
/// @param retransmittedBlocks how often a block was sent again
/// @param silentFor since the phone's last packet; zero where the transfer does not run here
/// @param changedAt journal id of the newest entry that changed the story
public record Sight(
    Recovery recovery,
    Stage stage,
    long bytes,
    OptionalLong sizeBytes,
    double bytesPerSecond,
    Optional<Duration> left,
    long retransmittedBlocks,
    Duration silentFor,
    long changedAt) {}
