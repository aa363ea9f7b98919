package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataOptionTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void onLinuxItFollowsTheXdgSpecification() {
    assertThat(on("Linux", Map.of())).isEqualTo(Path.of("/home/ada/.local/share/rekindle"));
    assertThat(on("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/rekindle"));
    assertThat(on("Linux", Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo(Path.of("/home/ada/.local/share/rekindle"));
  }

  @Test
  void otherSystemsHaveTheirOwnHabits() {
    assertThat(on("Mac OS X", Map.of()))
        .isEqualTo(Path.of("/home/ada/Library/Application Support/Rekindle"));
    assertThat(on("Windows 11", Map.of("LOCALAPPDATA", "/c/local")))
        .isEqualTo(Path.of("/c/local/Rekindle"));
  }

  @Test
  void aDirectoryThatWasNamedWins() {
    var option = new DataOption();
    option.named = Optional.of(Path.of("/tmp/x"));

    assertThat(option.directory(Map.of()).path()).isEqualTo(Path.of("/tmp/x"));
  }

  private static Path on(String system, Map<String, String> environment) {
    return DataOption.defaultDirectory(system, HOME, environment);
  }
}
