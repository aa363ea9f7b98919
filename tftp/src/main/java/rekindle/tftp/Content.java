package rekindle.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of one file as they go on the wire, read by position so that a block can be sent
/// again.
public interface Content {
  /// How many bytes there are; fixed from the first call on, 0 or more.
  long sizeBytes();

  /// Reads bytes from a position on.
  ///
  /// @param position 0 to [#sizeBytes]
  /// @param into filled from its position as far as possible
  /// @return how many bytes were read, fewer than `into` had room for only at the end; -1 at the
  ///   end
  /// @throws IOException if the bytes cannot be read
  int read(long position, ByteBuffer into) throws IOException;
}
