package rekindle.phone.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.phone.NorFlash;

/// A directory that is a virtual phone: what its flash held when the power went is there again when
/// it comes back.
///
/// One file, replaced as a whole (temporary file, fsync, rename): whenever the program dies, the
/// directory holds the phone as it was saved last. Only one program at a time may use it.
public final class PhoneDirectory implements AutoCloseable {
  private static final String STATE = "phone.state";
  private static final String HALF_WRITTEN = "phone.state.new";
  private static final String LOCK = "phone.lock";
  private static final String STILL_WORKS = "Other phones are not concerned.";

  /// No phone of this program has so much flash; such a file is not worth reading.
  private static final long LARGEST_BYTES = 256 << 20;

  private final Path directory;
  private final FileChannel lock;

  private PhoneDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /// Opens a phone's directory, and makes it if it is not there.
  ///
  /// @throws PhoneStateException if it cannot be used, or another program uses it
  public static PhoneDirectory open(Path directory) throws PhoneStateException {
    try {
      Files.createDirectories(directory);
      Path lockFile = directory.resolve(LOCK);
      FileChannel lock =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new PhoneStateException(
            new Notice(
                "Another virtual phone runs from " + directory + ".",
                STILL_WORKS,
                "stop it, or name another directory with --state"));
      }
      return new PhoneDirectory(directory, lock);
    } catch (PhoneStateException e) {
      throw e;
    } catch (IOException e) {
      throw new PhoneStateException(
          new Notice(
              "Cannot use " + directory + " for a virtual phone: " + reason(e) + ".",
              STILL_WORKS,
              "name a directory that you may write to with --state"),
          e);
    }
  }

  /// The flash of the phone that lives here; empty if none does yet.
  ///
  /// @throws PhoneStateException if it cannot be read, is damaged, or is another model's
  public Optional<NorFlash> load(Model model) throws PhoneStateException {
    Path file = directory.resolve(STATE);
    ByteBuffer bytes;
    try {
      bytes = Files.size(file) > LARGEST_BYTES ? ByteBuffer.allocate(0) : read(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PhoneStateException(
          new Notice(
              "Cannot read " + file + ": " + reason(e) + ".",
              STILL_WORKS,
              "make the file readable, or name another directory with --state"),
          e);
    }
    return Optional.of(flashOf(model, file, bytes));
  }

  /// Saves the phone, in place of what was saved before.
  ///
  /// @param chip at rest
  /// @throws PhoneStateException if it cannot be written; what was saved before is still there
  public void save(Model model, NorFlash chip) throws PhoneStateException {
    Path half = directory.resolve(HALF_WRITTEN);
    try {
      writeThrough(half, new StateFile(model.id(), chip.content()).encode());
      Files.move(half, directory.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
      syncDirectory();
    } catch (IOException e) {
      throw new PhoneStateException(
          new Notice(
              "Cannot save the virtual phone in " + directory + ": " + reason(e) + ".",
              "The phone as it was saved before is still there.",
              "make room or rights in that directory and start again"),
          e);
    }
  }

  /// Lets other programs use the directory.
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static NorFlash flashOf(Model model, Path file, ByteBuffer bytes)
      throws PhoneStateException {
    StateFile state =
        StateFile.decode(bytes)
            .orElseThrow(
                () ->
                    new PhoneStateException(
                        new Notice(
                            file + " is damaged, or is no virtual phone of Rekindle.",
                            STILL_WORKS,
                            "remove the file to get a fresh phone, or name another directory with"
                                + " --state")));
    boolean fits = state.flash().remaining() == model.flash().value().sizeBytes();
    if (!state.modelId().equals(model.id()) || !fits) {
      throw new PhoneStateException(
          new Notice(
              "%s is a %s, not a %s.".formatted(file, described(state), model.id()),
              STILL_WORKS,
              "run \"rekindle phone %s\", or name another directory with --state"
                  .formatted(state.modelId())));
    }
    return NorFlash.holding(model.flash().value(), state.flash());
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file));
  }

  private static String described(StateFile state) {
    return "%s with %,d bytes of flash".formatted(state.modelId(), state.flash().remaining());
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProgram) {
      return false;
    }
  }

  private static void writeThrough(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Makes the rename itself survive a crash. Where directories cannot be opened (Windows), the
  /// file system does that by itself.
  private void syncDirectory() {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Nothing to do: either the old phone or the new one is there, both whole.
      return;
    }
  }

  /// What an exception of the file system means; its own message is often no more than a path.
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it is a file, not a directory";
      case FileSystemException trouble when trouble.getReason() != null -> trouble.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
