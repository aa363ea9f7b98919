package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameKeyTest {
  private static final int TRIES = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snom320.bin",
        "SNOM320.BIN",
        "/snom320.bin",
        "//snom320.bin",
        "\\snom320.bin",
        "./snom320.bin",
        ".\\snom320.bin",
        "/././/snom320.bin",
        " snom320.bin",
        "snom320.bin ",
        "snom320.bin\r",
        "snom320.bin\r\n",
        "snom320.bin\u00FF",
        "snom320.bin\uFFFD",
        "snom320.bin\0",
        "tftp://10.0.0.1/snom320.bin",
        "TFTP://10.0.0.1:69//Snom320.bin",
        "http://station:8080/snom320.bin",
        "ftp:\\\\station\\snom320.bin",
      })
  void allTheseSpellingsMeanOneName(String asked) {
    assertThat(NameKey.of(asked)).isEqualTo(new NameKey("snom320.bin"));
  }

  @Test
  void whatIsNotASpellingOfTheSameNameStaysDifferent() {
    List<String> others =
        List.of(
            "snom320",
            "snom32.bin",
            "snom320.bin.bin",
            "x/snom320.bin",
            "../snom320.bin",
            "snom320..bin",
            "snom 320.bin",
            "snom320.bin%20");

    assertThat(others)
        .allSatisfy(other -> assertThat(NameKey.of(other).text()).isNotEqualTo("snom320.bin"));
  }

  @Test
  void aNameThatIsOnlyPaddingHasAnEmptyKey() {
    assertThat(List.of("", "/", "\\", " / ", "./.", "\u00FF\r\n", "tftp://10.0.0.1/"))
        .allSatisfy(nothing -> assertThat(NameKey.of(nothing).isEmpty()).isTrue());
  }

  @Test
  void foldersInsideANameAreKept() {
    assertThat(NameKey.of("\\Updates\\.\\M3//SnakeGw.fwu").text())
        .isEqualTo("updates/m3/snakegw.fwu");
  }

  @Test
  void theKeyOfAKeyIsTheKeyItself() {
    Seed seed = Seed.drawn();
    Random random = seed.random();

    for (int i = 0; i < TRIES; i++) {
      NameKey key = NameKey.of(randomName(random));

      assertThat(NameKey.of(key.text())).as("%s", seed).isEqualTo(key);
    }
  }

  @Test
  void anyDecorationOfANameLeavesItsKey() {
    Seed seed = Seed.drawn();
    Random random = seed.random();

    for (int i = 0; i < TRIES; i++) {
      String decorated = decorated("snom370-j.bin", random);

      assertThat(NameKey.of(decorated).text())
          .as("'%s', %s", decorated, seed)
          .isEqualTo("snom370-j.bin");
    }
  }

  @Test
  void aKeyCannotBeMadeFromAnUnfoldedText() {
    assertThatThrownBy(() -> new NameKey("/Snom320.bin"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameThatLeavesNothingCannotBePublished() {
    assertThat(List.of("", "/", "a\nb", "x".repeat(256)))
        .allSatisfy(name -> assertThat(NameKey.refusal(name)).isPresent());
    assertThat(List.of("snom320.bin", "../odd", "Übung.bin", "x".repeat(255)))
        .allSatisfy(name -> assertThat(NameKey.refusal(name)).isEmpty());
  }

  private static String randomName(Random random) {
    String alphabet = "aZ09./\\: \r\n\0\u00FF\uFFFD\u0130tfph-\uD83D\uDE00";
    var name = new StringBuilder(random.nextBoolean() ? "tftp://" : "");
    for (int length = random.nextInt(20); length > 0; length--) {
      name.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return name.toString();
  }

  private static String decorated(String name, Random random) {
    var text = new StringBuilder();
    name.chars()
        .forEach(
            c -> text.append(random.nextBoolean() ? Character.toUpperCase((char) c) : (char) c));
    List<String> before = List.of("/", "\\", "./", ".\\", "//", " ");
    List<String> after = List.of("\u00FF", "\uFFFD", " ", "\r", "\n", "\0", "\t");
    for (int count = random.nextInt(5); count > 0; count--) {
      text.insert(0, before.get(random.nextInt(before.size())));
      text.append(after.get(random.nextInt(after.size())));
    }
    return random.nextInt(4) == 0 ? "tftp://10.0.0.1:69/" + text : text.toString();
  }
}
