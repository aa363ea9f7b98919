package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.firmware.Notice;

/// The index on the disk: a file that is replaced as a whole, and a copy of it.
///
/// The copy is written after the file. A process that is killed in between leaves a copy that is
/// one change behind, which matters only if the file itself is damaged later.
///
/// Reading needs no lock. Everything that writes is to be called under the store's lock.
final class IndexFile {
  private final StoreFolder folder;
  private final StoreListener listener;
  private volatile Snapshot latest = new Snapshot(Optional.empty(), Index.EMPTY);

  private record Snapshot(Optional<FileStamp> stamp, Index index) {}

  IndexFile(StoreFolder folder, StoreListener listener) {
    this.folder = folder;
    this.listener = listener;
  }

  /// The index as it is now, whoever changed it last; empty if the file is damaged or gone although
  /// it was there: then [#repaired] has to be called.
  Optional<Index> current() throws IOException {
    Optional<FileStamp> stamp = FileStamp.of(folder.publications());
    Snapshot known = latest;
    if (stamp.isPresent() && stamp.equals(known.stamp())) {
      return Optional.of(known.index());
    }
    // The stamp was taken before the content is read: if the file is replaced in between, the next
    // look sees another stamp and reads again.
    Optional<Index> read = stamp.isPresent() ? read(folder.publications()) : Optional.empty();
    read.ifPresent(index -> latest = new Snapshot(stamp, index));
    return read;
  }

  /// Of the index as it was known last.
  long generation() {
    return latest.index().generation();
  }

  /// The index after putting a damaged file aside and writing it anew from its copy. Makes the file
  /// where there is none.
  Index repaired() throws IOException {
    Optional<Index> sound = current();
    if (sound.isPresent()) {
      writeCopyIfDifferent(sound.get());
      return sound.get();
    }
    boolean firstStart = neverUsed();
    Optional<Index> copy = read(folder.copyOfPublications());
    putAside(folder.publications());
    if (copy.isEmpty()) {
      putAside(folder.copyOfPublications());
    }
    Index index = copy.orElse(Index.EMPTY);
    write(index);
    if (!firstStart) {
      listener.trouble(copy.isPresent() ? usedCopy() : lostNames());
    }
    return index;
  }

  void write(Index index) throws IOException {
    byte[] json = IndexJson.encode(index);
    DurableFile.replace(folder.publications(), json);
    latest = new Snapshot(FileStamp.of(folder.publications()), index);
    try {
      DurableFile.replace(folder.copyOfPublications(), json);
    } catch (IOException failed) {
      // The change itself is made and on the disk; the next change writes the copy, too.
      listener.trouble(
          new Notice(
              "Cannot write the copy of the list of published images: %s."
                  .formatted(DiskTrouble.reason(failed)),
              "The list itself is written; everything is served.",
              "make sure that the disk has room and works"));
    }
  }

  private void writeCopyIfDifferent(Index index) throws IOException {
    Optional<Index> copy = read(folder.copyOfPublications());
    if (!copy.equals(Optional.of(index))) {
      if (copy.isEmpty()) {
        putAside(folder.copyOfPublications());
      }
      DurableFile.replace(folder.copyOfPublications(), IndexJson.encode(index));
    }
  }

  private boolean neverUsed() throws IOException {
    try (Stream<Path> objects = Files.list(folder.objects())) {
      return Files.notExists(folder.publications())
          && Files.notExists(folder.copyOfPublications())
          && objects.findAny().isEmpty();
    }
  }

  private static Optional<Index> read(Path file) throws IndexJson.NewerFormatException {
    try {
      return Optional.of(IndexJson.decode(Files.readAllBytes(file)));
    } catch (IndexJson.NewerFormatException notDamaged) {
      throw notDamaged;
    } catch (IOException | JsonFault damaged) {
      return Optional.empty();
    }
  }

  private void putAside(Path file) throws IOException {
    if (Files.exists(file)) {
      Quarantine.take(file, folder);
    }
  }

  private Notice usedCopy() {
    return new Notice(
        "The list of published images was damaged; it was restored from its copy.",
        "Everything is served as before.",
        "look into " + folder.damaged() + " for the damaged file, and check the disk");
  }

  private Notice lostNames() {
    return new Notice(
        "The list of published images and its copy were damaged or lost; no name is published now.",
        "The images themselves are still in the store.",
        "rekindle image list, then rekindle image publish ID for each that shall be served");
  }
}
