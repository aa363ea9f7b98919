package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void aFileThatCouldNotBeFinishedLeavesTheOldOneAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.bin"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a.bin");
  }

  @Test
  void aFinishedFileReplacesTheOldOneAndEverybodyMayReadIt() throws IOException {
    Path file = Files.writeString(folder.resolve("a.bin"), "old");

    WholeFile.write(file, out -> out.write('n'));

    assertThat(file).hasContent("n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(names()).containsExactly("a.bin");
  }

  @Test
  void throughALinkTheFileBehindItIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("a.bin"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    WholeFile.write(link, out -> out.write('n'));

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("n");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write('n')))
        .isInstanceOf(IOException.class);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
