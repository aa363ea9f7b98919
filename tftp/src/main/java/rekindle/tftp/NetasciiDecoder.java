package rekindle.tftp;

import java.nio.ByteBuffer;

/// Netascii back to a file: CR LF becomes LF, CR NUL becomes CR (RFC 764).
///
/// To be fed with the blocks in order, each once; a CR at the end of one waits for the next. A CR
/// before any other byte is kept as it is.
public final class NetasciiDecoder {
  private static final byte CR = '\r';
  private static final byte LF = '\n';
  private static final byte NUL = 0;

  private boolean crWaits;

  /// Translates a block.
  ///
  /// @param wire read from position to limit, left at its limit
  /// @param into room for one byte more than `wire` has
  public void decode(ByteBuffer wire, ByteBuffer into) {
    while (wire.hasRemaining()) {
      byte value = wire.get();
      boolean pair = crWaits && (value == LF || value == NUL);
      if (pair) {
        into.put(value == LF ? LF : CR);
        crWaits = false;
      } else {
        finish(into);
        put(value, into);
      }
    }
  }

  /// Writes the CR that no byte followed, if there is one.
  ///
  /// @param into room for one byte
  public void finish(ByteBuffer into) {
    if (crWaits) {
      into.put(CR);
      crWaits = false;
    }
  }

  private void put(byte value, ByteBuffer into) {
    if (value == CR) {
      crWaits = true;
    } else {
      into.put(value);
    }
  }
}
