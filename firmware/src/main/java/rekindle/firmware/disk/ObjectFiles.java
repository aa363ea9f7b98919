package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import rekindle.firmware.Image;
import rekindle.firmware.Inspection;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;
import rekindle.firmware.VendorName;

/// The files of all images: which are whole, and what happens to those that are not.
final class ObjectFiles {
  private final StoreFolder folder;
  private final StoreListener listener;
  private final StoreLock lock;
  private final Verifier verifier = new Verifier();
  // A phone may ask for a lost image every five seconds; it is reported once.
  private final Set<Sha256> reported = ConcurrentHashMap.newKeySet();

  ObjectFiles(StoreFolder folder, StoreListener listener, StoreLock lock) {
    this.folder = folder;
    this.listener = listener;
    this.lock = lock;
  }

  /// Moves what was added to its place, over a file that is there already: that one may be damaged,
  /// and adding the same bytes again is how people mend it. To be called under the store's lock.
  void place(Incoming incoming, Inspection inspection) throws IOException {
    Path file = folder.object(inspection.sha256());
    incoming.moveTo(file);
    ObjectFile.makeReadOnly(file);
    verifier.trust(inspection.sha256(), file);
    reported.remove(inspection.sha256());
  }

  boolean exists(Sha256 image) {
    return Files.isRegularFile(folder.object(image));
  }

  /// Whether an image may be served. Reads it unless that was done before; reports it and puts it
  /// aside if it is damaged. To be called without the store's lock.
  ///
  /// @param names that it is published under, for the report
  boolean whole(Index.Entry entry, Supplier<List<String>> names) throws IOException {
    Sha256 image = entry.image().sha256();
    return switch (verifier.check(image, folder.object(image))) {
      case Verifier.Finding.Whole() -> true;
      case Verifier.Finding.Absent() -> refused(entry, names.get(), "is gone from the store");
      case Verifier.Finding.Unreadable(IOException reason) ->
          refused(entry, names.get(), "cannot be read (" + reason.getMessage() + ")");
      case Verifier.Finding.Damaged(FileStamp seen) -> {
        putAside(image, seen);
        yield refused(entry, names.get(), "is damaged and was put aside");
      }
    };
  }

  Stored.Condition condition(Sha256 image) throws IOException {
    if (!exists(image)) {
      return Stored.Condition.LOST;
    }
    return verifier.knows(image, folder.object(image))
        ? Stored.Condition.WHOLE
        : Stored.Condition.UNVERIFIED;
  }

  void delete(Sha256 image) throws IOException {
    Files.deleteIfExists(folder.object(image));
    DurableFile.flushNames(folder.objects());
  }

  /// Whole files that the index does not know: their adder was killed before it wrote the index, or
  /// the index was lost. Damaged ones are put aside. To be called under the store's lock.
  List<Image> strays(Index index) throws IOException {
    var strays = new ArrayList<Image>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.objects())) {
      for (Path file : files) {
        Optional<Sha256> sum = Sha256.parse(file.getFileName().toString());
        if (sum.flatMap(index::entry).isEmpty()) {
          adopt(file, sum).ifPresent(strays::add);
        }
      }
    }
    return strays;
  }

  private Optional<Image> adopt(Path file, Optional<Sha256> sum) throws IOException {
    if (Files.isRegularFile(file)) {
      Inspection inspection = ObjectFile.inspect(file);
      if (sum.equals(Optional.of(inspection.sha256()))) {
        verifier.trust(inspection.sha256(), file);
        return Optional.of(image(inspection, "", Files.getLastModifiedTime(file).toInstant()));
      }
    }
    Path now = Quarantine.take(file, folder);
    listener.trouble(
        new Notice(
            "The store had a file that is no image: " + file.getFileName() + ".",
            "Nothing that is published is affected.",
            "look into " + now + "; delete it if it is not yours"));
    return Optional.empty();
  }

  static Image image(Inspection inspection, String fileName, Instant addedAt) {
    return new Image(
        inspection.sha256(),
        inspection.sizeBytes(),
        inspection.imageKind(),
        version(inspection, fileName),
        fileName,
        addedAt);
  }

  private static String version(Inspection inspection, String fileName) {
    return inspection.firmwareVersion().isEmpty()
        ? VendorName.parse(fileName).map(VendorName::version).orElse("")
        : inspection.firmwareVersion();
  }

  private void putAside(Sha256 image, FileStamp seen) throws IOException {
    lock.during(
        () -> {
          // Somebody may have mended it since it was read.
          if (FileStamp.of(folder.object(image)).equals(Optional.of(seen))) {
            Quarantine.take(folder.object(image), folder);
          }
          return image;
        });
  }

  private boolean refused(Index.Entry entry, List<String> names, String what) {
    Image image = entry.image();
    if (reported.add(image.sha256())) {
      listener.trouble(
          new Notice(
              "The image %s (%s) %s; it is not served%s."
                  .formatted(
                      image.sha256().brief(),
                      image.fileName().isEmpty() ? "no file name" : image.fileName(),
                      what,
                      names.isEmpty() ? "" : " as " + String.join(", ", names)),
              "All other images are served.",
              "add the same file again with \"rekindle image add\"; its names come back with it"));
    }
    return false;
  }
}
