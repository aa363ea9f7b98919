package rekindle.tftp.wire;

import java.time.Duration;

/// What a transfer came to.
///
/// @param bytes of the file, acknowledged by the peer or received from it
/// @param retransmittedBlocks blocks sent more than once; 0 for uploads
/// @param duration from the request to the end
public record Totals(long bytes, long retransmittedBlocks, Duration duration) {
  static final Totals NONE = new Totals(0, 0, Duration.ZERO);
}
