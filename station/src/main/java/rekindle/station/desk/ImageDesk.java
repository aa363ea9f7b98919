package rekindle.station.desk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.NameKey;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Refusal;

/// Decides which image answers a request, the same for every protocol.
///
/// The first look at an image reads all of it to check its sum: not for threads that others wait
/// for.
public final class ImageDesk {
  private static final Logger log = LoggerFactory.getLogger(ImageDesk.class);

  private final ImageStore images;
  private final boolean serves;
  private final boolean strictModel;

  /// @param serves whether anything is served at all
  /// @param strictModel whether a phone that is known to be of another model is turned down
  public ImageDesk(ImageStore images, boolean serves, boolean strictModel) {
    this.images = images;
    this.serves = serves;
    this.strictModel = strictModel;
  }

  /// The answer to a phone that asks for a name.
  public Answer answer(String asked, Call call) {
    if (!serves) {
      return no(Refusal.DENIED, "Nothing is served now");
    } else if (strictModel && call.isOfAnotherModel()) {
      return no(Refusal.WRONG_MODEL, "The file is for another model");
    }
    try {
      Optional<Published> found = images.find(asked);
      return found.isPresent() ? new Answer.Image(found.get()) : missing(asked);
    } catch (IOException failure) {
      return unreadable(asked, failure);
    }
  }

  /// What may be asked for, by name; nothing where nothing is served.
  public List<Published> published() {
    try {
      return serves ? images.publications() : List.of();
    } catch (IOException failure) {
      log.warn("Cannot list what is published", failure);
      return List.of();
    }
  }

  /// Whether the name may be asked for.
  boolean isPublished(String name) {
    NameKey key = NameKey.of(name);
    return published().stream().anyMatch(one -> NameKey.of(one.name()).equals(key));
  }

  /// The answer where an image was found and then could not be opened.
  public Answer.No unreadable(String asked, IOException failure) {
    log.warn("Cannot read the image {}", NameKey.of(asked).text(), failure);
    return no(Refusal.BUSY, "The file cannot be read now");
  }

  private Answer missing(String asked) throws IOException {
    NameKey key = NameKey.of(asked);
    boolean damaged =
        images.publications().stream().anyMatch(p -> NameKey.of(p.name()).equals(key));
    return damaged
        ? no(Refusal.DAMAGED_IMAGE, "The file is damaged")
        : new Answer.No(Refusal.NOT_PUBLISHED, "File not found", images.nearest(asked));
  }

  private static Answer.No no(Refusal why, String text) {
    return new Answer.No(why, text, Optional.empty());
  }
}
