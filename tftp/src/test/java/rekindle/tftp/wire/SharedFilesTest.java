package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.tftp.Content;

final class SharedFilesTest {
  @TempDir private Path folder;

  /// What is to run when the lingering is over.
  private final Queue<Runnable> later = new ArrayDeque<>();

  private long nowNanos;
  private final SharedFiles files = new SharedFiles(later::add, () -> nowNanos);
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = Files.write(folder.resolve("image"), new byte[] {1, 2, 3});
  }

  @Test
  void aFileIsMappedOnceHoweverManyReadIt() throws Exception {
    Content one = files.open(file, 3);
    Content two = files.open(file, 3);

    assertThat(files.mapped()).isEqualTo(1);
    assertThat(read(one)).isEqualTo(read(two)).containsExactly(1, 2, 3);
  }

  @Test
  void aFileThatNobodyReadsLingersAndIsThenClosed() throws Exception {
    Freight.close(files.open(file, 3));

    assertThat(files.mapped()).isEqualTo(1);
    later.remove().run();

    assertThat(files.mapped()).isZero();
    assertThat(later).isEmpty();
  }

  @Test
  void aFileThatIsReadAgainMeanwhileStays() throws Exception {
    Freight.close(files.open(file, 3));
    Content again = files.open(file, 3);

    later.remove().run();

    assertThat(files.mapped()).isEqualTo(1);
    assertThat(read(again)).containsExactly(1, 2, 3);
    Freight.close(again);
    assertThat(later).hasSize(1);
  }

  @Test
  void aFileThatWasReadMeanwhileLingersAnew() throws Exception {
    Freight.close(files.open(file, 3));
    Freight.close(files.open(file, 3));

    later.remove().run();
    assertThat(files.mapped()).isEqualTo(1);
    later.remove().run();

    assertThat(files.mapped()).isZero();
  }

  @Test
  void aFileThatTookAnothersPlaceIsAnotherFile() throws Exception {
    Content old = files.open(file, 3);
    Path other = Files.write(folder.resolve("other"), new byte[] {7, 8, 9});
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    nowNanos += 10_000_000;

    Content replaced = files.open(file, 3);

    assertThat(read(old)).containsExactly(1, 2, 3);
    assertThat(read(replaced)).containsExactly(7, 8, 9);
    assertThat(files.mapped()).isEqualTo(2);
  }

  @Test
  void theOldFileIsClosedWhenItsLastReaderHasLeft() throws Exception {
    Content old = files.open(file, 3);
    Files.move(
        Files.write(folder.resolve("other"), new byte[3]),
        file,
        StandardCopyOption.REPLACE_EXISTING);
    nowNanos += 10_000_000;
    Content replaced = files.open(file, 3);

    Freight.close(old);
    later.remove().run();

    assertThat(files.mapped()).isEqualTo(1);
    assertThat(read(replaced)).containsExactly(0, 0, 0);
  }

  @Test
  void aFileOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> files.open(file, 4))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has 3 bytes instead of 4");
    later.remove().run();
    assertThat(files.mapped()).isZero();
  }

  private static byte[] read(Content content) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) content.sizeBytes());
    content.read(0, bytes);
    return bytes.array();
  }
}
