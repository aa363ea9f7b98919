package rekindle.tftp.wire;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rekindle.tftp.Content;

/// A file in the memory of this process, for as many transfers as there are at once.
///
/// Its size is the one it had when it was mapped. Of a file that shrinks afterwards the system may
/// show zeros, so the last block may leave only after [#isWhole].
final class MappedFile implements AutoCloseable {
  private final FileChannel channel;
  private final Arena arena;
  private final MemorySegment bytes;

  private MappedFile(FileChannel channel, Arena arena) throws IOException {
    this.channel = channel;
    this.arena = arena;
    this.bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
  }

  /// Maps the file at `path`.
  @SuppressWarnings("MustBeClosed") // The arena lives as long as the file, which closes it.
  static MappedFile open(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ);
    var arena = Arena.ofShared();
    try {
      return new MappedFile(channel, arena);
    } catch (IOException | RuntimeException | Error failure) {
      arena.close();
      channel.close();
      throw failure;
    }
  }

  /// The file's bytes; gone after [#close].
  MemorySegment bytes() {
    return bytes;
  }

  /// Whether the file still has the size it had.
  boolean isWhole() throws IOException {
    return channel.size() == bytes.byteSize();
  }

  /// The file as a transfer reads it.
  ///
  /// @param letGo runs once, when the transfer needs it no more
  Reading reading(Runnable letGo) {
    return new Reading(this, letGo);
  }

  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
  }

  /// One transfer's view of the file.
  static final class Reading implements Content, AutoCloseable {
    private final MappedFile file;
    private final Runnable letGo;

    private Reading(MappedFile file, Runnable letGo) {
      this.file = file;
      this.letGo = letGo;
    }

    MappedFile file() {
      return file;
    }

    @Override
    public long sizeBytes() {
      return file.bytes.byteSize();
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      return file.channel.read(into, position);
    }

    @Override
    public void close() {
      letGo.run();
    }
  }
}
