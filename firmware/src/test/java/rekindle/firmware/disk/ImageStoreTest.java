package rekindle.firmware.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Image;
import rekindle.firmware.ImageKind;
import rekindle.firmware.Notice;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Sha256;

/// The store while nothing is wrong with the disk.
final class ImageStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final PracticeImage SNOM320 = PracticeImage.make("snom320", 5000, "8.7.5.35", 1);
  private static final PracticeImage NEWER = PracticeImage.make("snom320", 6000, "8.7.5.36", 1);

  private final Path data;
  private final List<Notice> troubles = new ArrayList<>();
  private final ImageStore store;

  ImageStoreTest(@TempDir Path data) throws StoreException {
    this.data = data;
    this.store = ImageStore.open(data, troubles::add, () -> NOW);
  }

  @Test
  void aNewStoreIsEmpty() throws StoreException {
    assertThat(store.images()).isEmpty();
    assertThat(store.publications()).isEmpty();
    assertThat(store.find("snom320.bin")).isEmpty();
    assertThat(store.nearest("snom320.bin")).isEmpty();
  }

  @Test
  void anAddedImageIsStoredButNotPublished() throws IOException {
    Image image = added(SNOM320);

    assertThat(image)
        .isEqualTo(
            new Image(sumOf(SNOM320), 5000, ImageKind.PRACTICE, "8.7.5.35", "image.bin", NOW));
    assertThat(store.images())
        .containsExactly(new Stored(image, List.of(), List.of(), Stored.Condition.WHOLE));
    assertThat(store.publications()).isEmpty();
  }

  @Test
  void aPublishedImageIsFoundUnderEachOfItsNamesInAnySpelling() throws IOException {
    Image image = added(SNOM320);

    List<Published> published =
        store.publish(image.sha256(), List.of("snom370.bin", "snom370-j.bin"), "snom370");

    assertThat(published)
        .extracting(Published::name)
        .containsExactly("snom370.bin", "snom370-j.bin");
    for (String asked : List.of("snom370.bin", "/SNOM370-J.BIN", "\\snom370-j.bin\u00FF")) {
      Published found = store.find(asked).orElseThrow();
      assertThat(found.image()).isEqualTo(image);
      assertThat(found.model()).isEqualTo("snom370");
      assertThat(ByteBuffer.wrap(Files.readAllBytes(found.file()))).isEqualTo(SNOM320.bytes());
    }
  }

  @Test
  void theSameBytesAreStoredOnceAndMayBelongToSeveralModels() throws IOException {
    Sha256 image = added(SNOM320).sha256();
    Adding again = store.add(SNOM320.stream(), "other.bin", Admission.anything());

    store.publish(image, List.of("snom300.bin"), "snom300");
    store.publish(image, List.of("snom320.bin"), "snom320");
    store.publish(image, List.of("any name at all"), "");

    assertThat(again)
        .isInstanceOfSatisfying(Adding.Added.class, one -> assertThat(one.alreadyThere()).isTrue());
    Stored stored = store.images().getFirst();
    assertThat(store.images()).hasSize(1);
    assertThat(stored.image().fileName()).isEqualTo("image.bin");
    assertThat(stored.names()).containsExactly("any name at all", "snom300.bin", "snom320.bin");
    assertThat(stored.models()).containsExactly("snom300", "snom320");
  }

  @Test
  void aNameLeadsToWhatWasPublishedLast() throws IOException {
    Sha256 older = published("snom320.bin", SNOM320);
    Sha256 newer = published("SNOM320.bin", NEWER);

    assertThat(store.find("snom320.bin").orElseThrow().image().sha256()).isEqualTo(newer);
    assertThat(store.images())
        .extracting(Stored::names)
        .containsExactly(List.of("SNOM320.bin"), List.of());
    store.publish(older, List.of("snom320.bin"), "snom320");
    assertThat(store.find("snom320.bin").orElseThrow().image().sha256()).isEqualTo(older);
  }

  @Test
  void anEmptyFileCanBePublished() throws IOException {
    Adding adding = store.add(InputStream.nullInputStream(), "", Admission.anything());
    store.publish(adding.inspection().sha256(), List.of("empty"), "");

    Published found = store.find("empty").orElseThrow();

    assertThat(found.image().sizeBytes()).isZero();
    assertThat(found.image().kind()).isEqualTo(ImageKind.OTHER);
    assertThat(Files.size(found.file())).isZero();
  }

  @Test
  void aWrongSumIsRefusedAndLeavesNothing() throws IOException {
    Sha256 wrong = sumOf(NEWER);

    Adding adding = store.add(SNOM320.stream(), "a.bin", Admission.anything().withSum(wrong));

    assertThat(adding)
        .isInstanceOfSatisfying(
            Adding.Refused.class,
            refused ->
                assertThat(refused.reason().what())
                    .isEqualTo(
                        "The SHA-256 is %s, expected was %s.".formatted(sumOf(SNOM320), wrong)));
    assertNothingStored();
  }

  @Test
  void aRightSumIsLetIn() throws IOException {
    Admission expected = Admission.firmware("a.bin").withSum(sumOf(SNOM320));

    assertThat(store.add(SNOM320.stream(), "a.bin", expected)).isInstanceOf(Adding.Added.class);
  }

  @Test
  void whatIsNoFirmwareIsRefusedAndLeavesNothing() throws IOException {
    byte[] page = "<!DOCTYPE html><html></html>".getBytes(UTF_8);

    Adding adding = store.add(new ByteArrayInputStream(page), "a.bin", Admission.firmware("a.bin"));

    assertThat(adding)
        .isInstanceOfSatisfying(
            Adding.Refused.class,
            refused ->
                assertThat(refused.reason().what())
                    .isEqualTo("a.bin is a web page (HTML), not firmware."));
    assertNothingStored();
  }

  @Test
  void aStreamThatFailsLeavesNothing() throws IOException {
    InputStream failing =
        new FilterInputStream(SNOM320.stream()) {
          private int pieces;

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (++pieces == 3) {
              throw new IOException("the stick was pulled out");
            }
            return super.read(into, offset, Math.min(length, 1000));
          }
        };

    assertThatThrownBy(() -> store.add(failing, "a.bin", Admission.anything()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("the stick was pulled out");
    assertNothingStored();
  }

  @Test
  void aWithdrawnNameIsNotFoundAndItsImageStays() throws IOException {
    Sha256 image = published("snom320.bin", SNOM320);

    Optional<Published> withdrawn = store.withdraw("/Snom320.bin");

    assertThat(withdrawn.map(Published::name)).contains("snom320.bin");
    assertThat(store.find("snom320.bin")).isEmpty();
    assertThat(store.images()).extracting(stored -> stored.image().sha256()).containsExactly(image);
    assertThat(store.withdraw("snom320.bin")).isEmpty();
  }

  @Test
  void removingAnImageSaysWhatItUnpublishes() throws IOException {
    Sha256 image = added(SNOM320).sha256();
    store.publish(image, List.of("b.bin", "a.bin"), "snom320");
    Path file = store.find("a.bin").orElseThrow().file();

    Stored removed = store.remove(image).orElseThrow();

    assertThat(removed.names()).containsExactly("a.bin", "b.bin");
    assertThat(store.find("a.bin")).isEmpty();
    assertThat(store.images()).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(store.remove(image)).isEmpty();
  }

  @Test
  void whatTheStoreDoesNotHaveCannotBePublished() throws IOException {
    assertThat(store.publish(sumOf(SNOM320), List.of("snom320.bin"), "snom320")).isEmpty();
    assertThat(store.publications()).isEmpty();
  }

  @Test
  void aNameThatCannotBeAskedForIsOurMistake() throws IOException {
    Sha256 image = added(SNOM320).sha256();

    assertThatThrownBy(() -> store.publish(image, List.of("snom320.bin", "/"), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.publications()).isEmpty();
  }

  @Test
  void aNameIsNeverAPath() throws IOException {
    Path secret = Files.writeString(data.resolve("secret"), "secret");
    published("snom320.bin", SNOM320);

    for (String asked :
        List.of(
            "../secret",
            "../../secret",
            "..\\secret",
            secret.toString(),
            "publications.json",
            "../publications.json",
            "/etc/passwd",
            sumOf(SNOM320).hex(),
            "snom320.bin/../x",
            "snom320.bin\0.txt")) {
      assertThat(store.find(asked)).as(asked).isEmpty();
    }
    Sha256 odd = published("../../etc/passwd", NEWER);
    assertThat(store.find("../../ETC/passwd").orElseThrow().file().getFileName())
        .hasToString(odd.hex());
  }

  @Test
  void everythingIsThereAfterOpeningAgain() throws IOException {
    published("snom320.bin", SNOM320);
    published("snom300.bin", NEWER);
    List<Published> before = store.publications();

    ImageStore again = ImageStore.open(data, troubles::add);

    assertThat(again.publications()).isEqualTo(before);
    assertThat(again.images())
        .extracting(Stored::condition)
        .containsOnly(Stored.Condition.UNVERIFIED);
    assertThat(again.verify()).extracting(Stored::condition).containsOnly(Stored.Condition.WHOLE);
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatAnotherStoreOnTheSameFolderPublishesIsSeenAtTheNextLookup() throws IOException {
    ImageStore other = ImageStore.open(data, troubles::add);

    for (int round = 0; round < 50; round++) {
      PracticeImage image = round % 2 == 0 ? SNOM320 : NEWER;
      published("snom320.bin", image);

      assertThat(other.find("snom320.bin").orElseThrow().image().sha256())
          .as("round %d", round)
          .isEqualTo(sumOf(image));
    }
    store.withdraw("snom320.bin");
    assertThat(other.find("snom320.bin")).isEmpty();
  }

  @Test
  void closingEndsAVerification() throws IOException {
    published("snom320.bin", SNOM320);
    ImageStore again = ImageStore.open(data, troubles::add);

    again.close();

    assertThat(again.verify())
        .extracting(Stored::condition)
        .containsExactly(Stored.Condition.UNVERIFIED);
  }

  @Test
  void theNearestPublishedNameIsProposed() throws IOException {
    published("snom320.bin", SNOM320);

    assertThat(store.nearest("/snom320-r.bin")).contains("snom320.bin");
    assertThat(store.nearest("pxelinux.0")).isEmpty();
  }

  @Test
  void anImageIsFoundByTheBeginningOfItsSum() throws IOException {
    Image image = added(SNOM320);
    added(NEWER);

    assertThat(store.matching(image.sha256().brief().toUpperCase(Locale.ROOT)))
        .containsExactly(image);
    assertThat(store.matching("")).hasSize(2);
    assertThat(store.matching("xyz")).isEmpty();
  }

  private void assertNothingStored() throws IOException {
    assertThat(store.images()).isEmpty();
    assertThat(filesIn("objects")).isEmpty();
    assertThat(filesIn("incoming")).isEmpty();
  }

  private List<Path> filesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("images").resolve(folder))) {
      return files.toList();
    }
  }

  private Image added(PracticeImage image) throws IOException {
    return ((Adding.Added) store.add(image.stream(), "image.bin", Admission.anything())).image();
  }

  private Sha256 published(String name, PracticeImage image) throws IOException {
    Sha256 sum = added(image).sha256();
    store.publish(sum, List.of(name), image.manifest().model());
    return sum;
  }

  private static Sha256 sumOf(PracticeImage image) {
    return Sha256.of(image.bytes());
  }
}
