package rekindle.station.board;

import java.time.Duration;
import java.util.OptionalLong;
import rekindle.firmware.Protocol;
import rekindle.recovery.Endpoint;
import rekindle.recovery.TransferId;
import rekindle.station.desk.Delivery;
import rekindle.tftp.wire.OpenTransfer;

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
    Protocol protocol,
    String name,
    long bytes,
    OptionalLong sizeBytes,
    long retransmittedBlocks,
    Duration silentFor) {

  /// A transfer of the TFTP server.
  public static LiveTransfer of(TransferId id, OpenTransfer open) {
    return new LiveTransfer(
        id,
        Endpoint.of(open.peer()),
        Protocol.TFTP,
        open.request().fileName(),
        open.bytes(),
        open.sizeBytes(),
        open.retransmittedBlocks(),
        open.silentFor());
  }

  /// A request over a connection.
  public static LiveTransfer of(Delivery open) {
    return new LiveTransfer(
        open.id(),
        open.question().phone(),
        open.question().protocol(),
        open.question().name(),
        open.bytes(),
        open.sizeBytes(),
        0,
        open.silentFor());
  }
}
