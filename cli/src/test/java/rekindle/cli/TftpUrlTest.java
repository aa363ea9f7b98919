package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TftpUrlTest {
  @Test
  void hostPortAndNameAreTakenApart() {
    assertThat(TftpUrl.parse("tftp://10.0.0.1/snom320.bin"))
        .isEqualTo(new TftpUrl("10.0.0.1", 69, "snom320.bin"));
    assertThat(TftpUrl.parse("TFTP://[fe80::1]:6969/a/b c.bin"))
        .isEqualTo(new TftpUrl("fe80::1", 6969, "a/b c.bin"));
  }

  @Test
  void theNameStaysAsItWasTyped() {
    assertThat(TftpUrl.parse("tftp://h/%2e%2e\\x?y#z").name()).isEqualTo("%2e%2e\\x?y#z");
  }

  @Test
  void theFileHereIsCalledAsTheLastPartOfTheName() {
    assertThat(TftpUrl.parse("tftp://h/a/b\\c.bin").fileName()).isEqualTo("c.bin");
  }

  @Test
  void anAddressCanBeReadBack() {
    assertThat(TftpUrl.parse("tftp://[::1]:6969/x")).hasToString("tftp://[::1]:6969/x");
    assertThat(TftpUrl.parse("tftp://h:69/x")).hasToString("tftp://h/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://h/x",
        "tftp://h",
        "tftp://h/",
        "tftp:///x",
        "tftp://h:0/x",
        "tftp://h:65536/x",
        "tftp://h:port/x",
        "snom320.bin"
      })
  void anythingElseIsRefusedWithASentence(String text) {
    assertThatThrownBy(() -> TftpUrl.parse(text)).isInstanceOf(TypeConversionException.class);
  }
}
