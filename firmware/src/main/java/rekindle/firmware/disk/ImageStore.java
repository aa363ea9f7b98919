package rekindle.firmware.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.Image;
import rekindle.firmware.Inspection;
import rekindle.firmware.NameKey;
import rekindle.firmware.NearestName;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;

/// The images on this machine and the names they are published under.
///
/// An image is known by its SHA-256 and never changes. A published name is a key of a map that
/// leads to an image; no name is ever part of a path. Several processes may use one store at once,
/// and each may be killed at any moment: images are written beside the store and renamed into it,
/// the index is replaced as a whole, and everything is flushed to the disk before it is relied
/// upon.
///
/// No image is served before its bytes were read and found right, by this store itself, since the
/// file last changed. Damaged ones are put aside and reported while the rest works.
///
/// All methods may be called from any thread.
///
/// The file is long because it is the one face of the store, most of it contract.
public final class ImageStore implements AutoCloseable {
  private final StoreFolder folder;
  private final InstantSource clock;
  private final DiskTrouble trouble;
  private final StoreLock lock;
  private final IndexFile indexFile;
  private final ObjectFiles objects;
  private final RemovedImages removed;
  private volatile boolean closed;

  private ImageStore(StoreFolder folder, StoreListener listener, InstantSource clock)
      throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.trouble = new DiskTrouble(folder.root());
    this.lock = new StoreLock(folder);
    this.indexFile = new IndexFile(folder, listener);
    this.objects = new ObjectFiles(folder, listener, lock);
    this.removed = new RemovedImages(folder);
  }

  /// Opens the store below a data directory, and makes it where there is none. What killed
  /// processes left behind is cleaned up; images are verified later, before they are first served.
  ///
  /// @param data Rekindle's data directory
  /// @param listener hears of damage, now and later
  /// @throws StoreException if the directory cannot be made, read or written
  public static ImageStore open(Path data, StoreListener listener) throws StoreException {
    return open(data, listener, InstantSource.system());
  }

  static ImageStore open(Path data, StoreListener listener, InstantSource clock)
      throws StoreException {
    var folder = new StoreFolder(data.resolve("images"));
    return new DiskTrouble(folder.root())
        .whenDoing("open the image store", () -> opened(folder, listener, clock));
  }

  private static ImageStore opened(StoreFolder folder, StoreListener listener, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder.objects());
    Files.createDirectories(folder.incoming());
    Files.createDirectories(folder.damaged());
    Files.createDirectories(folder.removed());
    var store = new ImageStore(folder, listener, clock);
    store.lock.during(
        () -> {
          Incoming.deleteLeftovers(folder.incoming(), listener);
          Index index = store.indexFile.repaired();
          store.removed.tidy(index, clock.instant());
          store.adoptStrays(index);
          return store;
        });
    return store;
  }

  /// Stores an image. Returns when it is whole and on the disk; it is not published yet.
  ///
  /// @param content read to its end, not closed
  /// @param fileName the name of the file it comes from, to be shown to people; may be empty
  /// @param admission decides whether it is let in
  /// @throws StoreException if the disk is full or fails; then nothing was stored
  /// @throws IOException if `content` fails; then nothing was stored
  public Adding add(InputStream content, String fileName, Admission admission) throws IOException {
    try (Incoming incoming = lock.during(() -> Incoming.create(folder.incoming()))) {
      Inspection inspection = incoming.fill(content);
      Optional<Notice> refusal = admission.refusal(inspection);
      return refusal.isPresent()
          ? new Adding.Refused(refusal.get(), inspection)
          : lock.during(() -> keep(incoming, inspection, fileName));
    } catch (Incoming.SourceException unreadable) {
      throw unreadable.reason();
    } catch (IOException failed) {
      throw trouble.inWords("store the image", failed);
    }
  }

  /// Publishes an image under names, all at once; other images under these names are not published
  /// under them any more.
  ///
  /// @param names each one that [NameKey#refusal] lets pass; none: nothing happens
  /// @param model the id of the model; empty: published by name alone
  /// @return what is published now; empty if the store has no such image
  public List<Published> publish(Sha256 image, List<String> names, String model)
      throws StoreException {
    for (String name : names) {
      NameKey.refusal(name)
          .ifPresent(
              refusal -> {
                throw new IllegalArgumentException(refusal.what());
              });
    }
    return changing(
        "publish the image",
        () -> {
          Index index = indexFile.repaired();
          if (names.isEmpty() || index.entry(image).isEmpty() || !objects.exists(image)) {
            return List.of();
          }
          Index next = index.withNames(image, names, model, clock.instant());
          indexFile.write(next);
          return names.stream().map(name -> published(next, NameKey.of(name))).toList();
        });
  }

  /// Takes the last publishing of names back: each leads again to what it led to before, or to
  /// nothing if that was nothing. Images whose bytes are gone are passed over.
  ///
  /// @param names the names, in any spelling; those that are not published count for nothing. None:
  ///   all that were published last, at once
  /// @return what was changed; empty: nothing was published
  public List<Undone> undo(List<String> names) throws StoreException {
    return changing(
        "take the publishing back",
        () -> {
          Index index = indexFile.repaired();
          List<NameKey> keys =
              names.isEmpty()
                  ? index.latest()
                  : names.stream().map(NameKey::of).distinct().toList();
          Index next = index;
          var undone = new ArrayList<Undone>();
          for (NameKey key : keys) {
            if (next.publication(key).isPresent()) {
              Published was = published(index, key);
              next = next.withNameUndone(key, objects::exists);
              undone.add(new Undone(was, publishedIn(next, key)));
            }
          }
          if (!undone.isEmpty()) {
            indexFile.write(next);
          }
          return List.copyOf(undone);
        });
  }

  /// Takes a name back; the image stays.
  ///
  /// @return what was published under it; empty: nothing was
  public Optional<Published> withdraw(String name) throws StoreException {
    NameKey key = NameKey.of(name);
    return changing(
        "withdraw the name",
        () -> {
          Index index = indexFile.repaired();
          if (index.publication(key).isEmpty()) {
            return Optional.empty();
          }
          indexFile.write(index.withoutName(key));
          return Optional.of(published(index, key));
        });
  }

  /// Removes an image and every name it is published under. A transfer that has its file open goes
  /// on to its end. For seven days it can be restored; the next opening after that deletes it.
  ///
  /// @return what was removed, with the names it unpublished; empty: there was no such image
  public Optional<Stored> remove(Sha256 image) throws StoreException {
    return changing(
        "remove the image",
        () -> {
          Index index = indexFile.repaired();
          Optional<Index.Entry> entry = index.entry(image);
          if (entry.isEmpty()) {
            return Optional.empty();
          }
          Stored gone = stored(index, entry.get());
          removed.note(index, entry.get(), clock.instant());
          indexFile.write(index.withoutImage(image));
          removed.take(image);
          return Optional.of(gone);
        });
  }

  /// Restores a removed image, with those of its names that lead to nothing else meanwhile.
  ///
  /// @return the image as it is now; empty: it is not among the removed ones
  public Optional<Stored> restore(Sha256 image) throws StoreException {
    return changing(
        "restore the image",
        () -> {
          Index index = indexFile.repaired();
          Optional<Index> note = removed.find(image);
          if (note.isEmpty()) {
            return Optional.empty();
          }
          if (!objects.exists(image)) {
            removed.giveBack(image);
          }
          Index next = index.withRestored(note.get());
          indexFile.write(next);
          removed.delete(image);
          return Optional.of(stored(next, next.entry(image).orElseThrow()));
        });
  }

  /// Deletes a removed image for good.
  ///
  /// @return whether there was one
  public boolean purge(Sha256 image) throws StoreException {
    return changing(
        "delete the image",
        () -> {
          boolean present = removed.find(image).isPresent();
          removed.delete(image);
          return present;
        });
  }

  /// The images that can be restored, the latest removed first.
  public List<Removed> removed() throws StoreException {
    return trouble.whenDoing(
        "list what was removed",
        () -> {
          Index index = index();
          return removed.list().stream()
              .filter(one -> index.entry(one.image().sha256()).isEmpty())
              .toList();
        });
  }

  /// The whole, verified image that is published under a name, in any spelling that [NameKey]
  /// forgives. Sees at once what other processes published.
  ///
  /// The first time after opening, and after a file changed, it reads the whole file: call
  /// [#verify] in the background before, and this one never on a thread that others wait for.
  ///
  /// @return empty if nothing is published under it, or its bytes are damaged (the listener hears)
  public Optional<Published> find(String asked) throws StoreException {
    NameKey key = NameKey.of(asked);
    return trouble.whenDoing(
        "look up an image",
        () -> {
          Index index = index();
          Optional<Index.Entry> entry =
              index.publication(key).flatMap(publication -> index.entry(publication.image()));
          return entry.isPresent() && whole(index, entry.get())
              ? Optional.of(published(index, key))
              : Optional.empty();
        });
  }

  /// Another number whenever this process has changed what is published, or has seen that another
  /// process did.
  public long generation() {
    return indexFile.generation();
  }

  /// The published name that is nearest to one that was asked for.
  public Optional<String> nearest(String asked) throws StoreException {
    return trouble.whenDoing("look up a name", () -> NearestName.to(asked, index().names()));
  }

  /// Everything published, by name; what is damaged, too.
  public List<Published> publications() throws StoreException {
    return trouble.whenDoing(
        "list what is published",
        () -> {
          Index index = index();
          return index.names().stream().map(name -> published(index, NameKey.of(name))).toList();
        });
  }

  /// Every image, the latest added first.
  public List<Stored> images() throws StoreException {
    return trouble.whenDoing("list the images", () -> images(index()));
  }

  /// The file of a stored image, to be read; its bytes may be damaged.
  ///
  /// @return empty if the store has no such image, or its bytes are gone
  public Optional<Path> file(Sha256 image) throws StoreException {
    return trouble.whenDoing(
        "look up an image",
        () ->
            index().entry(image).isPresent() && objects.exists(image)
                ? Optional.of(folder.object(image))
                : Optional.empty());
  }

  /// How much the store's disk still takes, in bytes.
  public long freeBytes() throws StoreException {
    return trouble.whenDoing(
        "ask how much is free", () -> Files.getFileStore(folder.root()).getUsableSpace());
  }

  /// The images whose sums begin with what a person typed, in any letter case.
  public List<Image> matching(String prefix) throws StoreException {
    String hex = prefix.strip().toLowerCase(Locale.ROOT);
    return images().stream()
        .map(Stored::image)
        .filter(image -> image.sha256().hex().startsWith(hex))
        .toList();
  }

  /// Reads every image that was not read yet, and puts damaged ones aside (the listener hears).
  /// Stops early when the store is closed.
  ///
  /// @return every image in its condition
  public List<Stored> verify() throws StoreException {
    return trouble.whenDoing(
        "verify the images",
        () -> {
          Index index = index();
          for (Index.Entry entry : index.images().values()) {
            if (!closed) {
              whole(index, entry);
            }
          }
          return images(index);
        });
  }

  /// Stops a [#verify] that is under way; nothing else needs an end.
  @Override
  public void close() {
    closed = true;
  }

  private <T> T changing(String doing, StoreLock.Change<T> change) throws StoreException {
    return trouble.whenDoing(doing, () -> lock.during(change));
  }

  private Adding keep(Incoming incoming, Inspection inspection, String fileName)
      throws IOException {
    Index index = indexFile.repaired();
    boolean alreadyThere =
        index.entry(inspection.sha256()).isPresent() && objects.exists(inspection.sha256());
    objects.place(incoming, inspection);
    Index next = index.withImage(ObjectFiles.image(inspection, fileName, clock.instant()));
    try {
      indexFile.write(next);
    } catch (IOException failed) {
      if (!alreadyThere) {
        objects.delete(inspection.sha256());
      }
      throw failed;
    }
    return new Adding.Added(
        next.entry(inspection.sha256()).orElseThrow().image(), alreadyThere, inspection);
  }

  private Index index() throws IOException {
    Optional<Index> sound = indexFile.current();
    return sound.isPresent() ? sound.get() : lock.during(indexFile::repaired);
  }

  private void adoptStrays(Index index) throws IOException {
    List<Image> strays = objects.strays(index);
    if (!strays.isEmpty()) {
      Index next = index;
      for (Image stray : strays) {
        next = next.withImage(stray);
      }
      indexFile.write(next);
    }
  }

  private boolean whole(Index index, Index.Entry entry) throws IOException {
    return objects.whole(entry, () -> index.namesOf(entry.image().sha256()));
  }

  private List<Stored> images(Index index) throws IOException {
    var images = new ArrayList<Stored>();
    for (Index.Entry entry : index.images().values()) {
      images.addFirst(stored(index, entry));
    }
    return List.copyOf(images);
  }

  private Stored stored(Index index, Index.Entry entry) throws IOException {
    Sha256 image = entry.image().sha256();
    return new Stored(
        entry.image(), index.namesOf(image), entry.models(), objects.condition(image));
  }

  private Optional<Published> publishedIn(Index index, NameKey key) {
    return index.publication(key).map(_ -> published(index, key));
  }

  private Published published(Index index, NameKey key) {
    Index.Publication publication = index.publication(key).orElseThrow();
    Image image = index.entry(publication.image()).orElseThrow().image();
    return new Published(
        publication.name(),
        publication.model(),
        image,
        folder.object(image.sha256()),
        publication.at());
  }
}
