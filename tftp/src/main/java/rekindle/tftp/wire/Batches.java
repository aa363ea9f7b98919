package rekindle.tftp.wire;

import java.util.Optional;

/// What a loop needs to take and hand over many datagrams in one call.
///
/// @param path how much of the system is used
record Batches(ReceiveBatch receives, SendBatch sends, SystemPath path) {
  /// More than any ACK or ERROR that somebody could mean; what is longer may be cut.
  private static final int LARGEST_ANSWER_BYTES = 2048;

  /// Empty where packets go one by one, by choice or because the system knows no better.
  static Optional<Batches> on(SystemPath path) {
    return path.usesBatches() && Libc.AVAILABLE
        ? Optional.of(new Batches(new ReceiveBatch(LARGEST_ANSWER_BYTES), new SendBatch(), path))
        : Optional.empty();
  }
}
