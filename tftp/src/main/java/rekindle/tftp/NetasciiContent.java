package rekindle.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A file as netascii: LF goes out as CR LF, CR as CR NUL (RFC 764, RFC 1350 section 1).
///
/// Read by position on the wire, so a block that is sent again is the same block, also when a pair
/// straddles it. The file is known in chunks of 4 KiB, and for each chunk the place on the wire
/// where it begins; a read translates the chunk it falls into.
public final class NetasciiContent implements Content {
  private static final int CHUNK_BYTES = 4096;
  private static final byte CR = '\r';
  private static final byte LF = '\n';
  private static final byte NUL = 0;

  private final Content raw;

  /// Where each chunk begins on the wire, and at the end where the last one ends.
  private final long[] chunkStarts;

  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
  private final ByteBuffer translated = ByteBuffer.allocate(2 * CHUNK_BYTES);
  private int translatedChunk = -1;

  private NetasciiContent(Content raw) throws IOException {
    this.raw = raw;
    int chunks = Math.toIntExact((raw.sizeBytes() + CHUNK_BYTES - 1) / CHUNK_BYTES);
    this.chunkStarts = new long[chunks + 1];
    for (int i = 0; i < chunks; i++) {
      translate(i);
      chunkStarts[i + 1] = chunkStarts[i] + translated.limit();
    }
  }

  /// Reads the whole file once to learn its size on the wire.
  ///
  /// @throws IOException if the file cannot be read
  public static NetasciiContent of(Content raw) throws IOException {
    return new NetasciiContent(raw);
  }

  /// How many bytes go on the wire.
  @Override
  public long sizeBytes() {
    return chunkStarts[chunkStarts.length - 1];
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    if (position >= sizeBytes()) {
      return -1;
    }
    int before = into.position();
    long at = position;
    while (into.hasRemaining() && at < sizeBytes()) {
      int copied = copyFromChunk(chunkAt(at), at, into);
      if (copied == 0) {
        break; // The file has changed under us; what is there reads as its end.
      }
      at += copied;
    }
    int read = into.position() - before;
    return read == 0 ? -1 : read;
  }

  private int chunkAt(long position) {
    int found = Arrays.binarySearch(chunkStarts, position);
    return found >= 0 ? found : -found - 2;
  }

  private int copyFromChunk(int index, long position, ByteBuffer into) throws IOException {
    if (translatedChunk != index) {
      translate(index);
    }
    if (translated.limit() != chunkStarts[index + 1] - chunkStarts[index]) {
      return 0;
    }
    int from = (int) (position - chunkStarts[index]);
    int count = Math.min(into.remaining(), translated.limit() - from);
    into.put(into.position(), translated, from, count);
    into.position(into.position() + count);
    return count;
  }

  private void translate(int index) throws IOException {
    translatedChunk = -1;
    long position = (long) index * CHUNK_BYTES;
    chunk.clear();
    while (chunk.hasRemaining() && raw.read(position + chunk.position(), chunk) > 0) {}
    chunk.flip();
    translated.clear();
    while (chunk.hasRemaining()) {
      put(chunk.get());
    }
    translated.flip();
    translatedChunk = index;
  }

  private void put(byte value) {
    switch (value) {
      case LF -> translated.put(CR).put(LF);
      case CR -> translated.put(CR).put(NUL);
      default -> translated.put(value);
    }
  }
}
