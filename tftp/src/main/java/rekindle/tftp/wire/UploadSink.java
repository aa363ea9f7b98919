package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where the bytes of one upload go.
///
/// Called in the order `write`* and then exactly one of `commit` and `discard`, each after the
/// other but not always by the same thread. An exception from `write` or `commit` ends the upload
/// with an ERROR to the peer ([UploadRefusedException] chooses which), followed by `discard`.
public interface UploadSink {
  /// Takes the next bytes of the file.
  ///
  /// @param payload read from position to limit, left at the limit, not kept
  void write(ByteBuffer payload) throws IOException;

  /// The upload is whole: makes it durable and visible. The peer gets its last ACK afterwards, so
  /// that an acknowledged upload is one that a power cut cannot take back.
  void commit() throws IOException;

  /// The upload failed: leaves nothing behind. Harmless after a failed `commit`.
  void discard();
}
