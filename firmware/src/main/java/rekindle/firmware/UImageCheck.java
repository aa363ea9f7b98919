package rekindle.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// Checks a file in U-Boot's legacy format piece by piece, in the order of its bytes, with the same
/// small memory for any size.
public final class UImageCheck {
  private final ByteBuffer head =
      ByteBuffer.allocate(UImageHeader.SIZE_BYTES).order(ByteOrder.BIG_ENDIAN);
  private final CRC32 dataCrc = new CRC32();
  private long sizeBytes;
  private long dataBytes;
  private long dataSeenBytes;

  /// The verdict on bytes that are all there.
  ///
  /// @param image read from position to limit; both stay
  public static UImageVerdict verify(ByteBuffer image) {
    var check = new UImageCheck();
    check.accept(image.duplicate());
    return check.verdict();
  }

  /// Takes the next bytes.
  ///
  /// @param piece read from position to limit; left at its limit
  public void accept(ByteBuffer piece) {
    sizeBytes += piece.remaining();
    fillHead(piece);
    int covered = (int) Math.min(piece.remaining(), dataBytes - dataSeenBytes);
    dataSeenBytes += covered;
    dataCrc.update(piece.slice(piece.position(), covered));
    piece.position(piece.limit());
  }

  /// The verdict on everything that was accepted so far, taken as the whole file.
  public UImageVerdict verdict() {
    ByteBuffer start = head.duplicate().flip();
    if (!UImageHeader.announcedBy(start)) {
      return new UImageVerdict.NotUImage();
    }
    if (head.hasRemaining()) {
      return new UImageVerdict.Truncated(sizeBytes, UImageHeader.SIZE_BYTES);
    }
    if (!UImageHeader.crcHolds(start)) {
      return new UImageVerdict.BadHeader();
    }
    return verdictOnData(UImageHeader.decode(start));
  }

  private UImageVerdict verdictOnData(UImageHeader header) {
    long announcedBytes = UImageHeader.SIZE_BYTES + header.dataBytes();
    if (sizeBytes < announcedBytes) {
      return new UImageVerdict.Truncated(sizeBytes, announcedBytes);
    }
    return dataCrc.getValue() == header.dataCrc()
        ? new UImageVerdict.Good(header, sizeBytes - announcedBytes)
        : new UImageVerdict.BadData(header, dataCrc.getValue());
  }

  private void fillHead(ByteBuffer piece) {
    int missing = Math.min(head.remaining(), piece.remaining());
    if (missing == 0) {
      return;
    }
    head.put(piece.slice(piece.position(), missing));
    piece.position(piece.position() + missing);
    if (!head.hasRemaining()) {
      ByteBuffer start = head.duplicate().flip();
      boolean believable = UImageHeader.announcedBy(start) && UImageHeader.crcHolds(start);
      dataBytes = believable ? UImageHeader.decode(start).dataBytes() : 0;
    }
  }
}
