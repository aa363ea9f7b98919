package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.NameKey;
import rekindle.firmware.Sha256;

/// What was removed from the store, kept for a while so that it can be restored: for each image its
/// bytes and a note of what the index knew about it.
///
/// ```
/// removing:   1. the note is written   2. the index forgets the image   3. the bytes are moved here
/// restoring:  1. the bytes are moved back   2. the index knows them again   3. the note is deleted
/// ```
///
/// A process that dies between two of these leaves something for [#tidy]: a removal that the index
/// knows of is finished, one that it does not know of never happened. All of it is to be called
/// under the store's lock.
final class RemovedImages {
  /// How long a removed image is kept.
  static final Duration KEPT = Duration.ofDays(7);

  private static final String NOTE = ".json";

  private final StoreFolder folder;

  RemovedImages(StoreFolder folder) {
    this.folder = folder;
  }

  /// Writes down what the index knows about an image, before it forgets it.
  void note(Index index, Index.Entry entry, Instant now) throws IOException {
    Sha256 image = entry.image().sha256();
    Map<NameKey, Index.Publication> names = new LinkedHashMap<>();
    index
        .publications()
        .forEach(
            (key, publication) -> {
              if (publication.image().equals(image)) {
                names.put(key, publication);
              }
            });
    Map<NameKey, Index.Publication> alone = new LinkedHashMap<>();
    names.forEach((key, one) -> alone.put(key, one.withoutBefore()));
    DurableFile.replace(noteOf(image), IndexJson.encode(new Index(0, Map.of(image, entry), alone)));
    Files.setLastModifiedTime(noteOf(image), FileTime.from(now));
  }

  /// Takes the bytes of an image that the index does not know any more.
  void take(Sha256 image) throws IOException {
    if (Files.exists(folder.object(image))) {
      DurableFile.move(folder.object(image), bytesOf(image));
      DurableFile.flushNames(folder.objects());
    }
  }

  /// Everything that can be restored, the latest removed first.
  List<Removed> list() throws IOException {
    var removed = new ArrayList<Removed>();
    for (Sha256 image : noted()) {
      Optional<Index> note = read(image);
      if (note.isPresent() && Files.exists(bytesOf(image))) {
        removed.add(removed(note.get(), image));
      }
    }
    removed.sort(Comparator.comparing(Removed::at).reversed());
    return removed;
  }

  /// What the index knew about a removed image; empty if it is not here.
  Optional<Index> find(Sha256 image) throws IOException {
    return Files.exists(bytesOf(image)) ? read(image) : Optional.empty();
  }

  /// Moves the bytes back to where the store has them.
  void giveBack(Sha256 image) throws IOException {
    DurableFile.move(bytesOf(image), folder.object(image));
    DurableFile.flushNames(folder.removed());
  }

  /// Forgets an image for good, here.
  void delete(Sha256 image) throws IOException {
    Files.deleteIfExists(bytesOf(image));
    Files.deleteIfExists(noteOf(image));
  }

  /// Finishes what a process that died had begun, and deletes what was kept long enough.
  void tidy(Index index, Instant now) throws IOException {
    for (Sha256 image : noted()) {
      boolean stored = index.entry(image).isPresent();
      if (!stored && !Files.exists(bytesOf(image))) {
        take(image);
      }
      boolean old = removedAt(image).plus(KEPT).isBefore(now);
      if (old || !Files.exists(bytesOf(image))) {
        delete(image);
      }
    }
  }

  private Removed removed(Index note, Sha256 image) throws IOException {
    Instant at = removedAt(image);
    return new Removed(
        note.entry(image).orElseThrow().image(), note.namesOf(image), at, at.plus(KEPT));
  }

  private Instant removedAt(Sha256 image) throws IOException {
    return Files.getLastModifiedTime(noteOf(image)).toInstant();
  }

  private List<Sha256> noted() throws IOException {
    var noted = new ArrayList<Sha256>();
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder.removed(), "*" + NOTE)) {
      for (Path note : notes) {
        String name = note.getFileName().toString();
        Sha256.parse(name.substring(0, name.length() - NOTE.length())).ifPresent(noted::add);
      }
    }
    return noted;
  }

  private Optional<Index> read(Sha256 image) throws IOException {
    try {
      Index note = IndexJson.decode(Files.readAllBytes(noteOf(image)));
      return Optional.of(note).filter(index -> index.entry(image).isPresent());
    } catch (JsonFault damaged) {
      return Optional.empty();
    }
  }

  private Path bytesOf(Sha256 image) {
    return folder.removed().resolve(image.hex());
  }

  private Path noteOf(Sha256 image) {
    return folder.removed().resolve(image.hex() + NOTE);
  }
}
