package rekindle.cli.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.Sha256;

/// The bytes of a download that are there so far, and what the server called them, so that a later
/// run can ask for the rest of just these.
///
/// Two files a download, named after its address: `HEX.part` has the bytes and is locked while a
/// download runs; `HEX.from` has the address and the validator (an ETag or a date of change, RFC
/// 9110 section 8.8), one a line.
final class PartFile implements AutoCloseable {
  private final URI address;
  private final Path bytes;
  private final Path origin;
  private final FileChannel channel;

  private PartFile(URI address, Path bytes, Path origin, FileChannel channel) {
    this.address = address;
    this.bytes = bytes;
    this.origin = origin;
    this.channel = channel;
  }

  /// Somebody else downloads from the same address.
  static final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("another download from this address is under way");
    }
  }

  static PartFile open(Path folder, URI address) throws IOException {
    Files.createDirectories(folder);
    String name = Sha256.of(ByteBuffer.wrap(address.toString().getBytes(UTF_8))).brief();
    Path bytes = folder.resolve(name + ".part");
    FileChannel channel = FileChannel.open(bytes, CREATE, READ, WRITE);
    try {
      // A byte that no file reaches: on Windows nobody else could read what is locked.
      if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
        throw new BusyException();
      }
    } catch (OverlappingFileLockException | IOException busy) {
      channel.close();
      throw busy instanceof IOException failed ? failed : new BusyException();
    }
    return new PartFile(address, bytes, folder.resolve(name + ".from"), channel);
  }

  Path file() {
    return bytes;
  }

  long sizeBytes() throws IOException {
    return channel.size();
  }

  /// What the server called the bytes that are there; empty: they cannot be added to.
  Optional<String> validator() throws IOException {
    try {
      List<String> lines = Files.readAllLines(origin);
      return lines.size() == 2
              && lines.getFirst().equals(address.toString())
              && !lines.getLast().isEmpty()
          ? Optional.of(lines.getLast())
          : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /// Throws away what is there and begins anew.
  ///
  /// @param validator empty: what comes cannot be added to later
  void restart(String validator) throws IOException {
    channel.truncate(0);
    Path fresh = origin.resolveSibling(origin.getFileName() + ".new");
    Files.writeString(fresh, address + "\n" + validator + "\n");
    Files.move(fresh, origin, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Adds bytes at the end.
  void append(ByteBuffer more) throws IOException {
    long at = channel.size();
    while (more.hasRemaining()) {
      at += channel.write(more, at);
    }
  }

  /// Deletes everything; to be closed afterwards.
  void discard() throws IOException {
    Files.deleteIfExists(origin);
    Files.deleteIfExists(bytes);
  }

  /// Lets others have it; what is there stays.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
