package rekindle.firmware.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rekindle.firmware.Notice;
import rekindle.firmware.PublishedSums;

/// Reads the lists of published sums: the one that ships with Rekindle and the user's own.
public final class PublishedSumsReader {
  /// The user's own list in the data directory; lines as `sha256sum` writes them.
  public static final String USERS_LIST = "known-sums.txt";

  private static final String BUILT_IN = "/images/published-sums.txt";

  private PublishedSumsReader() {}

  /// The sums that ship with Rekindle.
  ///
  /// @throws IllegalStateException if the list has a mistake: then Rekindle is built wrongly
  public static PublishedSums builtIn() {
    try (InputStream list = PublishedSumsReader.class.getResourceAsStream(BUILT_IN)) {
      if (list == null) {
        throw new IllegalStateException(BUILT_IN + " is missing");
      }
      PublishedSums.Read read =
          PublishedSums.parse(new String(list.readAllBytes(), UTF_8), BUILT_IN);
      if (!read.mistakes().isEmpty()) {
        throw new IllegalStateException(read.mistakes().getFirst().what());
      }
      return read.sums();
    } catch (IOException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /// The sums that ship with Rekindle and those of the user's own list, if there is one.
  ///
  /// @param data Rekindle's data directory
  /// @param listener hears of lines that are no sums, and of a list that cannot be read; the rest
  ///   counts
  public static PublishedSums withUsersOwn(Path data, StoreListener listener) {
    Path list = data.resolve(USERS_LIST);
    try {
      // A byte that is no UTF-8 spoils its own line, not the list.
      String text = new String(Files.readAllBytes(list), UTF_8);
      PublishedSums.Read read = PublishedSums.parse(text, list.toString());
      read.mistakes().forEach(listener::trouble);
      return builtIn().and(read.sums());
    } catch (NoSuchFileException none) {
      return builtIn();
    } catch (IOException failed) {
      listener.trouble(
          new Notice(
              "Cannot read %s: %s.".formatted(list, DiskTrouble.reason(failed)),
              "The sums that ship with Rekindle count.",
              "give yourself the right to read it, or delete it"));
      return builtIn();
    }
  }
}
