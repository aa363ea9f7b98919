package rekindle.station.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
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

  /// How long the answer of the store holds for those who ask for the same. What this process
  /// changes counts at once; what another one does, for a hundredth of a second later.
  private static final Duration FRESH = Duration.ofMillis(10);

  private static final int MOST_NAMES = 64;

  private final Map<String, Found> latest = new ConcurrentHashMap<>();
  private final ImageStore images;
  private final boolean serves;
  private final boolean strictModel;
  private final Approvals approvals;
  private final LongSupplier nanos;

  private record Found(Published image, long generation, long atNanos) {}

  /// @param serves whether anything is served at all
  /// @param strictModel whether a phone that is known to be of another model is turned down
  /// @param approvals who has to be asked
  public ImageDesk(ImageStore images, boolean serves, boolean strictModel, Approvals approvals) {
    this(images, serves, strictModel, approvals, System::nanoTime);
  }

  /// @param nanos the monotonic clock
  ImageDesk(
      ImageStore images,
      boolean serves,
      boolean strictModel,
      Approvals approvals,
      LongSupplier nanos) {
    this.images = images;
    this.serves = serves;
    this.strictModel = strictModel;
    this.approvals = approvals;
    this.nanos = nanos;
  }

  /// The answer to a phone that asks for a name. Waits, where a person has to be asked.
  ///
  /// For a name that is not published nobody is asked, because there is nothing to allow. A
  /// question for the size is answered at once: the size is no secret, and the request that follows
  /// it waits.
  ///
  /// @param there whether the phone still waits
  public Answer answer(Inquiry inquiry, BooleanSupplier there) {
    if (!serves) {
      return no(Refusal.DENIED, "Nothing is served now");
    } else if (strictModel && inquiry.call().isOfAnotherModel()) {
      return no(Refusal.WRONG_MODEL, "The file is for another model");
    }
    return switch (approvals.verdictOn(inquiry.phone())) {
      case ALLOW -> find(inquiry.name());
      case DENY -> no(Refusal.DENIED, "A rule says no");
      case ASK -> {
        Answer found = find(inquiry.name());
        boolean waits = found instanceof Answer.Image && !inquiry.sizeOnly();
        yield waits ? afterAsking(inquiry, there) : found;
      }
    };
  }

  /// The image that [#answer] would give, where that is known without a look at the disk and
  /// without asking anybody; empty where it is not. Never waits: when a hundred phones ask at once,
  /// one of them looks and the others get their answer here.
  public Optional<Published> known(Inquiry inquiry) {
    boolean free =
        serves
            && !(strictModel && inquiry.call().isOfAnotherModel())
            && approvals.verdictOn(inquiry.phone()) == Rule.Verdict.ALLOW;
    return free
        ? Optional.ofNullable(latest.get(inquiry.name())).filter(this::isFresh).map(Found::image)
        : Optional.empty();
  }

  private boolean isFresh(Found found) {
    return found.generation() == images.generation()
        && nanos.getAsLong() - found.atNanos() < FRESH.toNanos();
  }

  private Answer afterAsking(Inquiry inquiry, BooleanSupplier there) {
    return switch (approvals.ask(inquiry, there)) {
      // Not what was found before: somebody may have published another one meanwhile.
      case ALLOWED -> find(inquiry.name());
      case DENIED -> no(Refusal.DENIED, "A person said no");
      case UNANSWERED -> no(Refusal.DENIED, "Nobody allowed it in time");
      case TOO_MANY -> no(Refusal.BUSY, "Too many requests wait for permission");
      case GONE -> no(Refusal.DENIED, "The request is over");
    };
  }

  private Answer find(String asked) {
    try {
      long generation = images.generation();
      Optional<Published> found = images.find(asked);
      found.ifPresent(image -> remember(asked, new Found(image, generation, nanos.getAsLong())));
      return found.isPresent() ? new Answer.Image(found.get()) : missing(asked);
    } catch (IOException failure) {
      return unreadable(asked, failure);
    }
  }

  /// One name has many spellings, and a stranger chooses them.
  private void remember(String asked, Found found) {
    if (latest.size() >= MOST_NAMES) {
      latest.clear();
    }
    latest.put(asked, found);
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
