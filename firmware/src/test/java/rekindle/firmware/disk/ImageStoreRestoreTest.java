package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Sha256;

/// The way back from removing an image.
final class ImageStoreRestoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final PracticeImage SNOM320 = PracticeImage.make("snom320", 5000, "8.7.5.35", 1);
  private static final PracticeImage NEWER = PracticeImage.make("snom320", 6000, "8.7.5.36", 1);

  @TempDir Path data;

  @Test
  void aRemovedImageComesBackWithItsNames() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin", "b.bin");
    store.remove(image);

    Stored restored = opened(NOW).restore(image).orElseThrow();

    assertThat(restored.names()).containsExactly("a.bin", "b.bin");
    assertThat(restored.models()).containsExactly("snom320");
    assertThat(restored.image().fileName()).isEqualTo("file.bin");
    assertThat(store.find("a.bin")).isPresent();
    assertThat(store.removed()).isEmpty();
  }

  @Test
  void whatWasRemovedIsListedWithItsTimes() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    store.remove(image);

    List<Removed> removed = store.removed();

    assertThat(removed)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.image().sha256()).isEqualTo(image);
              assertThat(one.names()).containsExactly("a.bin");
              assertThat(one.at()).isEqualTo(NOW);
              assertThat(one.until()).isEqualTo(NOW.plus(Duration.ofDays(7)));
            });
  }

  @Test
  void aNameThatLeadsElsewhereMeanwhileStaysThere() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin", "b.bin");
    store.remove(image);
    Sha256 newer = published(store, NEWER, "a.bin");

    Stored restored = store.restore(image).orElseThrow();

    assertThat(restored.names()).containsExactly("b.bin");
    assertThat(store.find("a.bin").orElseThrow().image().sha256()).isEqualTo(newer);
  }

  @Test
  void afterSevenDaysTheNextOpeningDeletesIt() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    store.remove(image);

    opened(NOW.plus(Duration.ofDays(7)));
    List<Removed> inTime = store.removed();
    opened(NOW.plus(Duration.ofDays(7)).plusSeconds(1));

    assertThat(inTime).hasSize(1);
    assertThat(store.removed()).isEmpty();
    assertThat(store.restore(image)).isEmpty();
    assertThat(everything()).noneMatch(path -> path.toString().contains(image.hex()));
  }

  @Test
  void aRemovedImageCanBeDeletedForGood() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    store.remove(image);

    boolean deleted = store.purge(image);

    assertThat(deleted).isTrue();
    assertThat(store.purge(image)).isFalse();
    assertThat(everything()).noneMatch(path -> path.toString().contains(image.hex()));
  }

  @Test
  void anImageThatWasAddedAgainIsNotAmongTheRemovedOnes() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    store.remove(image);

    published(store, SNOM320, "c.bin");

    assertThat(store.removed()).isEmpty();
    assertThat(opened(NOW).find("c.bin")).isPresent();
  }

  @Test
  void aRemovalThatDiedBeforeTheIndexKnewNeverHappened() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    byte[] index = Files.readAllBytes(folder().publications());
    store.remove(image);
    Files.move(folder().removed().resolve(image.hex()), folder().object(image));
    Files.write(folder().publications(), index);

    ImageStore next = opened(NOW);

    assertThat(next.find("a.bin")).isPresent();
    assertThat(next.removed()).isEmpty();
  }

  @Test
  void aRemovalThatDiedBeforeTheBytesWereMovedIsFinished() throws IOException {
    ImageStore store = opened(NOW);
    Sha256 image = published(store, SNOM320, "a.bin");
    store.remove(image);
    Files.move(folder().removed().resolve(image.hex()), folder().object(image));

    ImageStore next = opened(NOW);

    assertThat(next.images()).isEmpty();
    assertThat(next.removed()).hasSize(1);
    assertThat(next.restore(image).orElseThrow().names()).containsExactly("a.bin");
    assertThat(next.find("a.bin")).isPresent();
  }

  private ImageStore opened(Instant now) throws StoreException {
    return ImageStore.open(data, _ -> {}, () -> now);
  }

  private static Sha256 published(ImageStore store, PracticeImage image, String... names)
      throws IOException {
    Adding added = store.add(image.stream(), "file.bin", Admission.anything());
    store.publish(added.inspection().sha256(), List.of(names), "snom320");
    return added.inspection().sha256();
  }

  private StoreFolder folder() {
    return new StoreFolder(data.resolve("images"));
  }

  private List<Path> everything() throws IOException {
    try (var all = Files.walk(data)) {
      return all.toList();
    }
  }
}
