package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import rekindle.firmware.Notice;

/// Words for what a disk can do to us.
final class DiskTrouble {
  private final Path folder;

  /// @param folder the store's, named in every message
  DiskTrouble(Path folder) {
    this.folder = folder;
  }

  /// Does something on the disk.
  ///
  /// @param doing what it is, to follow "Cannot"
  /// @throws StoreException if the disk fails, in words for people
  <T> T whenDoing(String doing, StoreLock.Change<T> work) throws StoreException {
    try {
      return work.make();
    } catch (StoreException inWords) {
      throw inWords;
    } catch (IOException failed) {
      throw inWords(doing, failed);
    }
  }

  StoreException inWords(String doing, IOException failed) {
    return new StoreException(
        new Notice(
            "Cannot %s in %s: %s.".formatted(doing, folder, reason(failed)),
            "Nothing was changed; what was published before is still there.",
            next(failed)),
        failed);
  }

  /// Why it failed, as part of a sentence.
  static String reason(IOException failed) {
    return switch (failed) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NoSuchFileException absent -> absent.getFile() + " does not exist";
      case FileSystemException known when known.getReason() != null ->
          known.getReason() + " (" + known.getFile() + ")";
      default -> String.valueOf(failed.getMessage());
    };
  }

  private String next(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "run the command as the user who owns " + folder + ", or choose another --data DIR";
    }
    if (failed instanceof IndexJson.NewerFormatException) {
      return "use that version, or choose another --data DIR";
    }
    return "make sure that the disk has room (%s) and works, then run the command again"
        .formatted(room());
  }

  private String room() {
    try {
      long freeBytes = Files.getFileStore(folder).getUsableSpace();
      return String.format(Locale.ROOT, "%,d bytes are free", freeBytes);
    } catch (IOException unknown) {
      return "how much is free cannot be told";
    }
  }
}
