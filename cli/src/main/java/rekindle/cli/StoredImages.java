package rekindle.cli;

import java.util.List;
import java.util.Optional;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.NameKey;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;

/// Finds the stored image that a person means.
final class StoredImages {
  private static final String ALL = "\"rekindle image list\" shows all of them.";

  private StoredImages() {}

  /// The image with a published name, or with a sum that begins like this.
  ///
  /// @throws Failure if there is none, or more than one
  static Stored find(ImageStore images, String asked) throws Failure, StoreException {
    Optional<Stored> byName = withName(images, asked);
    if (byName.isPresent()) {
      return byName.get();
    }
    String prefix = asked.toLowerCase(java.util.Locale.ROOT);
    List<Stored> bySum =
        prefix.isEmpty()
            ? List.of()
            : images.images().stream()
                .filter(stored -> stored.image().sha256().hex().startsWith(prefix))
                .toList();
    if (bySum.size() == 1) {
      return bySum.getFirst();
    }
    if (bySum.isEmpty()) {
      throw Failure.of("The store has no image \"%s\".".formatted(asked), ALL);
    }
    throw Failure.usage(
        "%d images begin with \"%s\": %s."
            .formatted(
                bySum.size(),
                asked,
                String.join(
                    ", ",
                    bySum.stream()
                        .map(Stored::image)
                        .map(i -> i.sha256())
                        .map(Sha256::brief)
                        .toList())),
        ALL);
  }

  /// Refuses a name under which nothing can be published, before anything is read or stored.
  ///
  /// @throws Failure (wrong usage) with the reason
  static void requirePublishable(Optional<String> name) throws Failure {
    var refusal = name.flatMap(NameKey::refusal);
    if (refusal.isPresent()) {
      throw Failure.usage(refusal.get().what(), refusal.get().next());
    }
  }

  /// The image that has this published name, in any spelling.
  static Optional<Stored> withName(ImageStore images, String asked) throws StoreException {
    NameKey key = NameKey.of(asked);
    return images.images().stream()
        .filter(stored -> stored.names().stream().map(NameKey::of).anyMatch(key::equals))
        .findFirst();
  }
}
