package rekindle.station.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import rekindle.firmware.disk.ImageStore;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;

/// Bounds what uploads may take: bytes a file, room on the disk, and how many come at a time. Bytes
/// go to the disk as they come; nothing of an upload that breaks off is left there.
final class Uploads {
  /// The largest firmware known has 200 MB.
  static final long MOST_BYTES = 512L << 20;

  private static final int AT_A_TIME = 2;

  /// The journal and phones' uploads live on the same disk.
  private static final long KEPT_FREE_BYTES = 64L << 20;

  private static final long LOOK_EACH_BYTES = 8L << 20;

  private final ImageStore images;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  Uploads(ImageStore images) {
    this.images = images;
  }

  /// Takes the bytes of an upload.
  @FunctionalInterface
  interface Taker {
    Given take(InputStream bytes) throws IOException;
  }

  Given receive(Asked asked, Taker taker) throws IOException {
    if (!places.tryAcquire()) {
      return Problem.of(
              503, "Two images are being uploaded just now.", "try again when one of them is done")
          .json()
          .with("Retry-After", "10");
    }
    try {
      Optional<Given> noRoom = noRoom(asked.content().announcedBytes().orElse(0));
      return noRoom.isPresent()
          ? noRoom.get()
          : taker.take(new Watched(asked.content().upTo(MOST_BYTES)));
    } catch (NoRoomException full) {
      return noRoom(LOOK_EACH_BYTES).orElseGet(() -> full(full.freeBytes));
    } finally {
      places.release();
    }
  }

  private Optional<Given> noRoom(long wantedBytes) throws IOException {
    long freeBytes = images.freeBytes();
    return wantedBytes + KEPT_FREE_BYTES > freeBytes
        ? Optional.of(full(freeBytes))
        : Optional.empty();
  }

  private static Given full(long freeBytes) {
    return Problem.of(
            507,
            "The disk of the station has only %,d bytes left, of which it keeps %,d free. Nothing was stored."
                .formatted(freeBytes, KEPT_FREE_BYTES),
            "make room there, for example by removing images that nobody needs")
        .json();
  }

  private static final class NoRoomException extends IOException {
    private final long freeBytes;

    NoRoomException(long freeBytes) {
      super("the disk is full");
      this.freeBytes = freeBytes;
    }
  }

  /// An upload whose length nobody announced is looked after while it comes.
  private final class Watched extends FilterInputStream {
    private long sinceLookBytes;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      sinceLookBytes += Math.max(0, count);
      if (sinceLookBytes > LOOK_EACH_BYTES) {
        sinceLookBytes = 0;
        long freeBytes = images.freeBytes();
        if (freeBytes < KEPT_FREE_BYTES) {
          throw new NoRoomException(freeBytes);
        }
      }
      return count;
    }
  }
}
