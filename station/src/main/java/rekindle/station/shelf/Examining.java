package rekindle.station.shelf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import rekindle.firmware.Inspection;
import rekindle.firmware.Inspector;

/// Reads a file to its end to say what it is.
public final class Examining {
  private static final int PIECE_BYTES = 1 << 16;

  private Examining() {}

  /// What the bytes of a file tell.
  public static Inspection inspect(Path file) throws IOException {
    var inspector = new Inspector();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(piece.clear()) >= 0) {
        inspector.accept(piece.flip());
      }
      return inspector.inspection();
    }
  }
}
