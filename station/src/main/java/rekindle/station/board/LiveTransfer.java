package rekindle.station;

import java.time.Duration;
import java.util.OptionalLong;
import rekindle.recovery.Endpoint;
import rekindle.recovery.TransferId;

/// A transfer at one moment, for people to watch.
///
/// @param name as the phone asked
/// @param bytes acknowledged so far
/// @param sizeBytes of the whole; empty while nobody knows
/// @param retransmittedBlocks how often a block was sent again
/// @param silentFor since the phone's last packet
public record LiveTransfer(
    TransferId id,
    Endpoint phone,
    String name,
    long bytes,
    OptionalLong sizeBytes,
    long retransmittedBlocks,
    Duration silentFor) {}
