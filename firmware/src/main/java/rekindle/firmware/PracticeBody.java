package rekindle.firmware;

import java.nio.ByteBuffer;

/// The bytes of a practice image, computed where they are read.
sealed interface PracticeBody permits PracticeUImage, PracticeContainer {
  /// Puts the bytes that stand from a position on: at least one, at most as many as are asked for.
  ///
  /// @param position inside the image
  /// @param into has room for `most`
  /// @param most at least 1, not past the end of the image
  void putPiece(long position, ByteBuffer into, int most);

  /// Puts a piece of a part that is kept in memory.
  ///
  /// @param part ready to be read; both its ends stay
  /// @param start the first byte of it that is wanted
  static void putFrom(ByteBuffer part, int start, ByteBuffer into, int most) {
    into.put(part.slice(start, Math.min(most, part.limit() - start)));
  }
}
