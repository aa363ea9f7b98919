package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/// What a loop needs to take and hand over many datagrams in one call.
///
/// @param path how much of the system is used
record Batches(ReceiveBatch receives, SendBatch sends, SystemPath path) {
  /// More than any ACK or ERROR that somebody could mean; what is longer may be cut.
  private static final int LARGEST_ANSWER_BYTES = 2048;

  /// Empty where packets go one by one, by choice or because the system knows no better.
  static Optional<Batches> on(SystemPath path) {
    if (!path.usesBatches() || !Libc.AVAILABLE) {
      return Optional.empty();
    }
    var possible = path.usesSegments() && !systemCuts() ? SystemPath.BATCHES : path;
    return Optional.of(
        new Batches(new ReceiveBatch(LARGEST_ANSWER_BYTES), new SendBatch(), possible));
  }

  // A kernel before 4.18 would not refuse a message that is to be cut, but send it whole.
  private static boolean systemCuts() {
    try (var socket = DatagramChannel.open()) {
      Libc.setOption(socket, Libc.SOL_UDP, Libc.UDP_SEGMENT, 0);
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }
}
