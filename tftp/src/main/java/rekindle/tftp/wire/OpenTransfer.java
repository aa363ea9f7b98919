package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;
import rekindle.tftp.Request;

/// A transfer at one moment.
///
/// @param id the number the [TransferListener] hears, from 1
/// @param local the address that was asked
/// @param request what was asked
/// @param bytes acknowledged by the peer, or received from it
/// @param sizeBytes of the whole file; empty while it is not known
/// @param retransmittedBlocks blocks sent more than once
/// @param silentFor since the peer's last packet
public record OpenTransfer(
    long id,
    InetSocketAddress peer,
    InetSocketAddress local,
    Request request,
    long bytes,
    OptionalLong sizeBytes,
    long retransmittedBlocks,
    Duration silentFor) {}
