package rekindle.firmware.disk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import rekindle.firmware.Inspection;
import rekindle.firmware.Inspector;
import rekindle.firmware.Notice;

/// An image on its way into the store: a file of its own that its adder keeps locked, so that a
/// file nobody locks is known to be left over from a process that died.
final class Incoming implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;

  // Files of this process are never tried for their lock: on POSIX systems closing the second
  // descriptor would release the adder's lock, too.
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private Incoming(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Makes the file and locks it. To be called under the store's lock, because between the two
  /// steps it looks like a leftover.
  static Incoming create(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(UUID.randomUUID() + ".part");
    FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE);
    OF_THIS_PROCESS.add(file);
    var incoming = new Incoming(file, channel);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("somebody else locked " + file);
      }
    } catch (IOException failed) {
      incoming.close();
      throw failed;
    }
    return incoming;
  }

  /// Writes everything that `content` has, inspecting it on the way, and flushes it to the disk.
  ///
  /// @throws SourceException if `content` fails
  /// @throws IOException if the disk does
  Inspection fill(InputStream content) throws IOException {
    var inspector = new Inspector();
    var bytes = new byte[PIECE_BYTES];
    for (int count = read(content, bytes); count >= 0; count = read(content, bytes)) {
      ByteBuffer piece = ByteBuffer.wrap(bytes, 0, count);
      inspector.accept(piece.duplicate());
      DurableFile.write(channel, piece);
    }
    channel.force(true);
    return inspector.inspection();
  }

  /// Gives the file its place in the store. To be called under the store's lock: from the moment
  /// the file is closed until it is renamed it looks like a leftover.
  void moveTo(Path place) throws IOException {
    channel.close();
    DurableFile.move(file, place);
  }

  /// Deletes the file unless it was moved.
  @Override
  public void close() throws IOException {
    try {
      // Deleted before the lock goes, so that no other process cleans up at the same time.
      Files.deleteIfExists(file);
    } finally {
      channel.close();
      OF_THIS_PROCESS.remove(file);
    }
  }

  /// Deletes what died processes left. To be called under the store's lock.
  static void deleteLeftovers(Path folder, StoreListener listener) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.toRealPath())) {
      for (Path file : files) {
        if (!OF_THIS_PROCESS.contains(file)) {
          deleteUnlessLocked(file, listener);
        }
      }
    }
  }

  private static void deleteUnlessLocked(Path file, StoreListener listener) {
    try (FileChannel channel = FileChannel.open(file, WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.delete(file);
      }
    } catch (IOException stubborn) {
      // A leftover only takes room; it is no reason to keep the store shut.
      listener.trouble(
          new Notice(
              "Cannot delete %s, which a killed process left behind: %s."
                  .formatted(file, DiskTrouble.reason(stubborn)),
              "It only takes room; every image is served.",
              "delete it by hand"));
    }
  }

  private static int read(InputStream content, byte[] bytes) throws SourceException {
    try {
      return content.read(bytes);
    } catch (IOException failed) {
      throw new SourceException(failed);
    }
  }

  /// The stream to be added failed, not the disk.
  static final class SourceException extends IOException {
    private final IOException reason;

    SourceException(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }
}
