package rekindle.station.http;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file of an image while it is being sent to one client.
///
/// It stays readable when the image is removed meanwhile. Its mapping is a way to speak of its
/// bytes: a buffer over a part of it says by its address which part that is, and the system is then
/// asked to send that part from the file. Where the buffer is written like any other, the same
/// bytes leave. What is sent by the system itself never touches the mapping, which then costs
/// addresses and no memory.
///
/// Each client has its own: Java closes a file under a thread that is interrupted while it reads,
/// and that must end one download, not all of them.
final class OpenImage implements AutoCloseable {
  private final FileChannel channel;
  private final MemorySegment mapping;

  private OpenImage(FileChannel channel, MemorySegment mapping) {
    this.channel = channel;
    this.mapping = mapping;
  }

  /// @param arena ends the mapping
  /// @throws IOException if it cannot be read, or has another size than it should
  static OpenImage open(Path file, long sizeBytes, Arena arena) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      if (channel.size() != sizeBytes) {
        throw new IOException("%s has another size than it had".formatted(file));
      }
      return new OpenImage(channel, channel.map(MapMode.READ_ONLY, 0, sizeBytes, arena));
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /// A read-only buffer over a part of the file.
  ByteBuffer part(long position, int bytes) {
    return mapping.asSlice(position, bytes).asByteBuffer();
  }

  /// Whether a buffer is a part of this file, or what is left of one.
  boolean has(ByteBuffer buffer) {
    return buffer.isDirect()
        && mapping.asOverlappingSlice(MemorySegment.ofBuffer(buffer)).isPresent();
  }

  /// Sends from a part of the file as much as the target takes, by the system where it can
  /// (sendfile on Linux).
  ///
  /// @param part as [#part] made it; its position moves past what was sent
  /// @return bytes that were sent; 0 if the target takes nothing now
  /// @throws EOFException if the file has become too short for it
  long send(ByteBuffer part, WritableByteChannel target) throws IOException {
    long position = MemorySegment.ofBuffer(part).address() - mapping.address();
    long sent = channel.transferTo(position, part.remaining(), target);
    if (sent == 0 && channel.size() < position + part.remaining()) {
      throw new EOFException("the file of an image has become shorter");
    }
    part.position(part.position() + (int) sent);
    return sent;
  }

  /// Whether the file still has all of its bytes.
  boolean isWhole() {
    try {
      return channel.size() == mapping.byteSize();
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
