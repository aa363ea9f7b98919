package rekindle.station.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import rekindle.firmware.Notice;
import rekindle.station.desk.Rule;
import rekindle.station.desk.Rules;

/// The rules in a JSON file that people may edit while no station runs.
///
/// At any moment and after any crash the file is either as before or as after. A file with a
/// mistake in it is never changed: whoever wrote it wants it mended, not replaced, and a station
/// that went on without its deny rules would serve whom it must not.
public final class RulesFile implements Rules.Shelf {
  /// Largest file that is read; a thousand rules with the longest notes take less.
  static final long LARGEST_BYTES = 4 << 20;

  private final Path file;

  /// The rules of a data directory.
  ///
  /// @param file `rules.json` in the data directory; need not exist
  public RulesFile(Path file) {
    this.file = file;
  }

  /// The rules in the file; none where there is no file.
  ///
  /// @throws RulesException if the file cannot be read, or has a mistake in it; it says the line
  @Override
  public List<Rule> read() throws RulesException {
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST_BYTES) {
        throw mistake(new RulesMistake(1, "it is larger than any list of rules"));
      }
      return RulesJson.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (RulesMistake mistake) {
      throw mistake(mistake);
    } catch (RulesException told) {
      throw told;
    } catch (IOException failure) {
      throw new RulesException(
          new Notice(
              "The rules in %s cannot be read: %s.".formatted(file, failure.getMessage()),
              "",
              "look at the rights of the file, and start the station again"),
          failure);
    }
  }

  /// Replaces the file.
  ///
  /// @throws RulesException if the disk does not take them
  @Override
  public void write(List<Rule> rules) throws RulesException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      flushed(fresh, RulesJson.encode(rules));
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
      if (folder != null) {
        flushNames(folder);
      }
    } catch (IOException failure) {
      throw new RulesException(
          new Notice(
              "The rules cannot be kept in %s: %s.".formatted(file, failure.getMessage()),
              "The rules that were there before still hold.",
              "see that the disk has room and the file may be written"),
          failure);
    }
  }

  private static void flushed(Path fresh, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// So that the rename survives a power cut; Windows can open no folder, and NTFS journals names.
  private static void flushNames(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    }
  }

  private RulesException mistake(RulesMistake mistake) {
    return new RulesException(
        new Notice(
            "The rules in %s have a mistake in line %d: %s."
                .formatted(file, mistake.line(), mistake.reason()),
            "The file was not changed, and no phone is served without its rules.",
            "mend that line, or move the file away to begin without rules"),
        mistake);
  }
}
