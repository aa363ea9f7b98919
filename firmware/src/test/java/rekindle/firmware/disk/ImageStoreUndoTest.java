package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;

/// Several versions of one model are stored, one is published, and publishing is taken back.
final class ImageStoreUndoTest {
  private final Path data;
  private final List<Notice> troubles = new ArrayList<>();
  private final ImageStore store;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  ImageStoreUndoTest(@TempDir Path data) throws StoreException {
    this.data = data;
    this.store = ImageStore.open(data, troubles::add, this::tick);
  }

  @Test
  void undoingBringsBackWhatANameLedToBefore() throws IOException {
    Sha256 one = published(1, "snom370", "snom370.bin", "snom370-j.bin");
    Sha256 two = published(2, "snom370", "snom370.bin", "snom370-j.bin");

    List<Undone> undone = store.undo(List.of("SNOM370.bin", "snom370-j.bin", "snom370.bin"));

    assertThat(undone).extracting(change -> change.was().image().sha256()).containsOnly(two);
    assertThat(undone)
        .extracting(change -> change.now().orElseThrow().image().sha256())
        .containsExactly(one, one);
    assertThat(leadsTo("snom370.bin")).contains(one);
    assertThat(store.find("snom370.bin").orElseThrow().model()).isEqualTo("snom370");
  }

  @Test
  void undoingGoesBackStepByStepToNothing() throws IOException {
    Sha256 one = published(1, "snom320", "snom320.bin");
    Sha256 two = published(2, "snom320", "snom320.bin");
    published(3, "snom320", "snom320.bin");

    store.undo(List.of());
    assertThat(leadsTo("snom320.bin")).contains(two);
    store.undo(List.of());
    assertThat(leadsTo("snom320.bin")).contains(one);
    store.undo(List.of());
    assertThat(leadsTo("snom320.bin")).isEmpty();

    assertThat(store.undo(List.of())).isEmpty();
    assertThat(store.images()).hasSize(3);
  }

  @Test
  void withoutNamesTheLastPublishingIsUndoneAlone() throws IOException {
    Sha256 one = published(1, "snom370", "snom370.bin", "snom370-j.bin");
    Sha256 two = published(2, "snom320", "snom320.bin");
    published(3, "snom370", "snom370.bin", "snom370-j.bin");

    List<Undone> undone = store.undo(List.of());

    assertThat(undone).hasSize(2);
    assertThat(leadsTo("snom370-j.bin")).contains(one);
    assertThat(leadsTo("snom320.bin")).contains(two);
  }

  @Test
  void publishingTheSameImageAgainIsNothingToUndo() throws IOException {
    Sha256 one = published(1, "snom320", "snom320.bin");
    Sha256 two = published(2, "snom320", "snom320.bin");
    store.publish(two, List.of("snom320.bin"), "snom320");

    store.undo(List.of("snom320.bin"));

    assertThat(leadsTo("snom320.bin")).contains(one);
  }

  @Test
  void imagesThatAreRemovedOrLostArePassedOver() throws IOException {
    Sha256 one = published(1, "snom320", "snom320.bin");
    Sha256 lost = published(2, "snom320", "snom320.bin");
    Sha256 removed = published(3, "snom320", "snom320.bin");
    published(4, "snom320", "snom320.bin");
    store.remove(removed);
    Files.delete(data.resolve("images/objects").resolve(lost.hex()));

    store.undo(List.of("snom320.bin"));

    assertThat(leadsTo("snom320.bin")).contains(one);
  }

  @Test
  void itOutlivesTheStoreAndOldIndexesAreReadAsTheyWere() throws IOException {
    Sha256 one = published(1, "snom320", "snom320.bin");
    published(2, "snom320", "snom320.bin");

    ImageStore later = ImageStore.open(data, troubles::add, this::tick);
    later.undo(List.of());
    assertThat(later.find("snom320.bin").orElseThrow().image().sha256()).isEqualTo(one);

    Path index = data.resolve("images/publications.json");
    String old =
        Files.readString(index)
            .replaceAll("\"format\" : 2", "\"format\" : 1")
            .replaceAll(",\\s*\"before\" : \\[[^]]*]", "");
    Files.writeString(index, old);
    ImageStore reopened = ImageStore.open(data, troubles::add, this::tick);

    assertThat(old).contains("\"format\" : 1").doesNotContain("before");
    assertThat(reopened.find("snom320.bin").orElseThrow().image().sha256()).isEqualTo(one);
    assertThat(troubles).isEmpty();
  }

  @Test
  void aVendorsFileNameTellsTheVersion() throws IOException {
    store.add(content(9), "snom320-8.7.5.35-SIP-f.bin", Admission.anything());

    assertThat(store.images().getFirst().image().firmwareVersion()).isEqualTo("8.7.5.35");
  }

  private Sha256 published(int content, String model, String... names) throws IOException {
    Adding adding = store.add(content(content), "image.bin", Admission.anything());
    Sha256 image = adding.inspection().sha256();
    store.publish(image, List.of(names), model);
    return image;
  }

  private static ByteArrayInputStream content(int content) {
    return new ByteArrayInputStream(new byte[] {(byte) content});
  }

  private Optional<Sha256> leadsTo(String name) throws StoreException {
    return store.find(name).map(found -> found.image().sha256());
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }
}
