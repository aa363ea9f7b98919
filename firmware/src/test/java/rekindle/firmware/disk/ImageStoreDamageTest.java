package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Notice;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Seed;
import rekindle.firmware.Sha256;

/// The store when somebody or something damages its files behind its back.
final class ImageStoreDamageTest {
  private static final PracticeImage SNOM300 = PracticeImage.make("snom300", 50_000, "8.7", 1);
  private static final PracticeImage SNOM320 = PracticeImage.make("snom320", 50_000, "8.7", 1);

  private final Path data;
  private final List<Notice> troubles = new ArrayList<>();

  /// Two images, published as `snom300.bin` and `snom320.bin`.
  ImageStoreDamageTest(@TempDir Path data) throws IOException {
    this.data = data;
    ImageStore store = opened();
    publish(store, "snom300.bin", SNOM300);
    publish(store, "snom320.bin", SNOM320);
  }

  @Test
  void aFlippedByteIsFoundBeforeTheImageIsServed() throws IOException {
    ImageStore store = opened();
    Seed seed = Seed.drawn();
    flipByte(objectOf(SNOM320), seed.random());

    assertThat(store.find("snom320.bin")).as("%s", seed).isEmpty();

    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(troubles)
        .extracting(Notice::what)
        .containsExactly(
            "The image %s (image.bin) is damaged and was put aside; it is not served as snom320.bin."
                .formatted(sumOf(SNOM320).brief()));
    assertThat(objectOf(SNOM320)).doesNotExist();
    assertThat(data.resolve("images/damaged").resolve(sumOf(SNOM320).hex())).exists();
  }

  @Test
  void aTruncatedImageIsFoundBeforeItIsServed() throws IOException {
    ImageStore store = opened();
    truncate(objectOf(SNOM320), 49_999);

    assertThat(store.find("snom320.bin")).isEmpty();

    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void damageAfterVerificationIsFound() throws IOException {
    ImageStore store = opened();
    store.verify();
    assertThat(store.find("snom320.bin")).isPresent();

    flipByte(objectOf(SNOM320), new Random(1));

    assertThat(store.find("snom320.bin")).isEmpty();
  }

  @Test
  void verificationPutsOnlyTheDamagedImageAside() throws IOException {
    ImageStore store = opened();
    flipByte(objectOf(SNOM300), new Random(2));

    List<Stored> images = store.verify();

    assertThat(images)
        .extracting(Stored::names, Stored::condition)
        .containsExactly(
            tuple(List.of("snom320.bin"), Stored.Condition.WHOLE),
            tuple(List.of("snom300.bin"), Stored.Condition.LOST));
    assertThat(troubles).hasSize(1);
  }

  @Test
  void aLostImageIsReportedOnce() throws IOException {
    ImageStore store = opened();
    Files.delete(objectOf(SNOM320));

    for (int request = 0; request < 10; request++) {
      assertThat(store.find("snom320.bin")).isEmpty();
    }

    assertThat(troubles)
        .extracting(Notice::what)
        .containsExactly(
            "The image %s (image.bin) is gone from the store; it is not served as snom320.bin."
                .formatted(sumOf(SNOM320).brief()));
  }

  @Test
  void addingTheSameBytesAgainMendsTheImageAndItsNames() throws IOException {
    ImageStore store = opened();
    flipByte(objectOf(SNOM320), new Random(3));
    assertThat(store.find("snom320.bin")).isEmpty();

    Adding adding = store.add(SNOM320.stream(), "again.bin", Admission.anything());

    assertThat(adding)
        .isInstanceOfSatisfying(Adding.Added.class, a -> assertThat(a.alreadyThere()).isFalse());
    assertThat(store.find("snom320.bin").orElseThrow().image().fileName()).isEqualTo("image.bin");
  }

  @Test
  void addingTheSameBytesOverAnUnnoticedDamageMendsIt() throws IOException {
    ImageStore store = opened();
    flipByte(objectOf(SNOM320), new Random(4));

    store.add(SNOM320.stream(), "again.bin", Admission.anything());

    assertThat(store.find("snom320.bin")).isPresent();
    assertThat(troubles).isEmpty();
  }

  @Test
  void anImageThatIsLostCannotBePublished() throws IOException {
    ImageStore store = opened();
    Files.delete(objectOf(SNOM320));

    assertThat(store.publish(sumOf(SNOM320), List.of("new.bin"), "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", "{", "{}", "[1]", "{\"format\": 1, \"generation\": 0}", "\0\0\0"})
  void aDamagedIndexIsRestoredFromItsCopy(String garbage) throws IOException {
    Files.writeString(index(), garbage);

    ImageStore store = opened();

    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(store.find("snom320.bin")).isPresent();
    assertThat(troubles)
        .extracting(Notice::what)
        .containsExactly(
            "The list of published images was damaged; it was restored from its copy.");
    assertThat(data.resolve("images/damaged/publications.json")).hasContent(garbage);
  }

  @Test
  void anIndexThatIsDamagedUnderAnOpenStoreIsRestored() throws IOException {
    ImageStore store = opened();
    assertThat(store.find("snom300.bin")).isPresent();

    Files.writeString(index(), "garbage");

    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(troubles).hasSize(1);
    Files.delete(index());
    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(troubles).hasSize(2);
  }

  @Test
  void anIndexThatCannotBeReadIsRestored() throws IOException {
    Files.delete(index());
    // Cannot be read as a file by anybody, root included.
    Files.createDirectory(index());

    ImageStore store = opened();

    assertThat(store.find("snom300.bin")).isPresent();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void aDamagedCopyIsReplacedWithoutAWord() throws IOException {
    Files.writeString(copyOfIndex(), "garbage");

    opened();

    assertThat(copyOfIndex()).hasSameBinaryContentAs(index());
    assertThat(troubles).isEmpty();
  }

  @Test
  void whenTheIndexAndItsCopyAreLostTheImagesAreKept() throws IOException {
    Files.writeString(index(), "garbage");
    Files.delete(copyOfIndex());

    ImageStore store = opened();

    assertThat(store.publications()).isEmpty();
    assertThat(store.images())
        .extracting(stored -> stored.image().sha256())
        .containsExactlyInAnyOrder(sumOf(SNOM300), sumOf(SNOM320));
    assertThat(troubles)
        .extracting(Notice::what)
        .containsExactly(
            "The list of published images and its copy were damaged or lost; no name is published"
                + " now.");
    assertThat(store.publish(sumOf(SNOM300), List.of("snom300.bin"), "snom300")).hasSize(1);
  }

  @Test
  void whenOnlyTheImagesAreLeftThatIsReported() throws IOException {
    Files.delete(index());
    Files.delete(copyOfIndex());

    ImageStore store = opened();

    assertThat(store.images()).hasSize(2);
    assertThat(troubles).hasSize(1);
  }

  @Test
  void theIndexOfALaterVersionIsLeftAlone() throws IOException {
    String later = "{\"format\": 3, \"images\": {}}";
    Files.writeString(index(), later);

    assertThatThrownBy(this::opened)
        .isInstanceOfSatisfying(
            StoreException.class,
            refused ->
                assertThat(refused.notice().what())
                    .endsWith("a later version of Rekindle wrote it."));
    assertThat(index()).hasContent(later);
  }

  @Test
  void aStrangeFileAmongTheImagesIsPutAside() throws IOException {
    Files.writeString(objectOf(SNOM300).resolveSibling("notes.txt"), "mine");
    Files.writeString(objectOf(SNOM300).resolveSibling("0".repeat(64)), "not what the name says");

    ImageStore store = opened();

    assertThat(store.images()).hasSize(2);
    assertThat(data.resolve("images/damaged/notes.txt")).hasContent("mine");
    assertThat(troubles).hasSize(2);
  }

  @Test
  void aFolderThatCannotBeMadeIsAClearError() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");

    assertThatThrownBy(() -> ImageStore.open(file, troubles::add))
        .isInstanceOfSatisfying(
            StoreException.class,
            refused -> {
              assertThat(refused.notice().what())
                  .startsWith("Cannot open the image store in " + file.resolve("images") + ": ");
              assertThat(refused.notice().next()).isNotEmpty();
            });
  }

  /// Cuts and garbles the index at random: the store opens, and whole images are never lost.
  @Test
  void noDamageToTheIndexKeepsTheStoreShut() throws IOException {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    byte[] good = Files.readAllBytes(index());

    for (int round = 0; round < 100; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Files.write(random.nextBoolean() ? index() : copyOfIndex(), bad);

      ImageStore store = opened();

      assertThat(store.verify())
          .as("round %d, %s", round, seed)
          .filteredOn(stored -> stored.condition() == Stored.Condition.WHOLE)
          .extracting(stored -> stored.image().sha256())
          .contains(sumOf(SNOM300), sumOf(SNOM320));
    }
  }

  private ImageStore opened() throws StoreException {
    return ImageStore.open(data, troubles::add);
  }

  private static void publish(ImageStore store, String name, PracticeImage image)
      throws IOException {
    Adding adding = store.add(image.stream(), "image.bin", Admission.anything());
    store.publish(adding.inspection().sha256(), List.of(name), image.manifest().model());
  }

  private Path index() {
    return data.resolve("images/publications.json");
  }

  private Path copyOfIndex() {
    return data.resolve("images/publications.copy.json");
  }

  private Path objectOf(PracticeImage image) {
    return data.resolve("images/objects").resolve(sumOf(image).hex());
  }

  private static Sha256 sumOf(PracticeImage image) {
    return Sha256.of(image.bytes());
  }

  private static void flipByte(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int position = random.nextInt(bytes.length);
    bytes[position] ^= (byte) (1 + random.nextInt(255));
    overwrite(file, bytes);
  }

  private static void truncate(Path file, int length) throws IOException {
    overwrite(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  // As a careless hand would: in place. The time is moved on, because a test is faster than the
  // clocks of file systems tick.
  private static void overwrite(Path file, byte[] bytes) throws IOException {
    assertThat(file.toFile().setWritable(true)).isTrue();
    FileTime before = Files.getLastModifiedTime(file);
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 10));
  }
}
