package rekindle.firmware.disk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rekindle.firmware.Image;
import rekindle.firmware.NameKey;
import rekindle.firmware.Sha256;

/// Which images the store has and which names they are published under; a value, changed by making
/// the next one.
///
/// @param generation counts the changes, from 0
/// @param images by sum, in the order in which they were added
/// @param publications by folded name; each names an image that is in `images`
record Index(long generation, Map<Sha256, Entry> images, Map<NameKey, Publication> publications) {
  static final Index EMPTY = new Index(0, Map.of(), Map.of());

  /// An image of the index.
  ///
  /// @param models the ids of the models it is or was published for
  record Entry(Image image, List<String> models) {
    Entry {
      models = List.copyOf(models);
    }
  }

  /// A published name.
  ///
  /// @param model the id of the model it was published for; empty if by name alone
  /// @param at when
  /// @param before what it led to before, the latest first
  record Publication(String name, Sha256 image, String model, Instant at, List<Earlier> before) {
    Publication {
      before = List.copyOf(before);
    }

    /// This one, and those before it.
    private List<Earlier> lineage() {
      return Stream.concat(Stream.of(new Earlier(image, model, at)), before.stream()).toList();
    }

    /// As if nothing had been published under the name before.
    Publication withoutBefore() {
      return withBefore(List.of());
    }

    private Publication withBefore(List<Earlier> others) {
      return new Publication(name, image, model, at, others);
    }
  }

  /// What a published name led to once.
  record Earlier(Sha256 image, String model, Instant at) {}

  // Enough to go back through the versions of a model; not a history.
  private static final int MOST_EARLIER = 10;

  Index {
    images = new LinkedHashMap<>(images);
    publications = new LinkedHashMap<>(publications);
    for (Publication publication : publications.values()) {
      if (!images.containsKey(publication.image())) {
        throw new IllegalArgumentException(
            "\"%s\" is published from %s, which is no image of the index"
                .formatted(publication.name(), publication.image()));
      }
    }
  }

  Optional<Entry> entry(Sha256 image) {
    return Optional.ofNullable(images.get(image));
  }

  Optional<Publication> publication(NameKey key) {
    return Optional.ofNullable(publications.get(key));
  }

  /// The published names, sorted, as they were published.
  List<String> names() {
    return sortedNames(_ -> true);
  }

  List<String> namesOf(Sha256 image) {
    return sortedNames(publication -> publication.image().equals(image));
  }

  /// With an image; what the index knew about it before stays.
  Index withImage(Image image) {
    var next = new LinkedHashMap<>(images);
    next.putIfAbsent(image.sha256(), new Entry(image, List.of()));
    return new Index(generation + 1, next, publications);
  }

  /// With names that lead to one of its images, whatever they led to before.
  Index withNames(Sha256 image, List<String> names, String model, Instant at) {
    var nextImages = new LinkedHashMap<>(images);
    nextImages.computeIfPresent(image, (_, entry) -> forModel(entry, model));
    var nextNames = new LinkedHashMap<>(publications);
    for (String name : names) {
      nextNames.compute(
          NameKey.of(name),
          (_, old) -> new Publication(name, image, model, at, before(old, image)));
    }
    return new Index(generation + 1, nextImages, nextNames);
  }

  private static List<Earlier> before(@Nullable Publication old, Sha256 image) {
    if (old == null) {
      return List.of();
    }
    List<Earlier> lineage = old.image().equals(image) ? old.before() : old.lineage();
    return lineage.stream().limit(MOST_EARLIER).toList();
  }

  /// The names that were published last, all at once; empty: nothing is published.
  List<NameKey> latest() {
    Optional<Instant> latest =
        publications.values().stream().map(Publication::at).max(Comparator.naturalOrder());
    return publications.entrySet().stream()
        .filter(entry -> latest.equals(Optional.of(entry.getValue().at())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// With a name leading to what it led to before; without it, if that is nothing.
  ///
  /// @param present tells of an image whether its bytes are still there
  Index withNameUndone(NameKey key, Predicate<Sha256> present) {
    Publication old = publication(key).orElseThrow();
    List<Earlier> before = old.before().stream().filter(one -> present.test(one.image())).toList();
    if (before.isEmpty()) {
      return withoutName(key);
    }
    Earlier now = before.getFirst();
    var next = new LinkedHashMap<>(publications);
    next.put(
        key,
        new Publication(
            old.name(), now.image(), now.model(), now.at(), before.subList(1, before.size())));
    return new Index(generation + 1, images, next);
  }

  Index withoutName(NameKey key) {
    var next = new LinkedHashMap<>(publications);
    next.remove(key);
    return new Index(generation + 1, images, next);
  }

  Index withoutImage(Sha256 image) {
    var nextImages = new LinkedHashMap<>(images);
    nextImages.remove(image);
    var nextNames = new LinkedHashMap<>(publications);
    nextNames.values().removeIf(publication -> publication.image().equals(image));
    nextNames.replaceAll(
        (_, publication) ->
            publication.withBefore(
                publication.before().stream()
                    .filter(earlier -> !earlier.image().equals(image))
                    .toList()));
    return new Index(generation + 1, nextImages, nextNames);
  }

  /// With the image of a note that was made when it was removed, and with those of its names that
  /// are free.
  Index withRestored(Index note) {
    var nextImages = new LinkedHashMap<>(images);
    note.images().forEach(nextImages::putIfAbsent);
    var nextNames = new LinkedHashMap<>(publications);
    note.publications().forEach(nextNames::putIfAbsent);
    return new Index(generation + 1, nextImages, nextNames);
  }

  private List<String> sortedNames(Predicate<Publication> wanted) {
    return publications.values().stream()
        .filter(wanted)
        .map(Publication::name)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Entry forModel(Entry entry, String model) {
    var models = new TreeSet<>(entry.models());
    if (!model.isEmpty()) {
      models.add(model);
    }
    return new Entry(entry.image(), new ArrayList<>(models));
  }
}
