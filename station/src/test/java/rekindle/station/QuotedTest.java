package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void whatATerminalWouldObeyIsEscaped() {
    String hostile = "snom\u001b[2J320\n.bin\u202e\u0000";

    String quoted = Quoted.of(hostile);

    assertThat(quoted).isEqualTo("\"snom\\u001b[2J320\\u000a.bin\\u202e\\u0000\"");
  }

  @Test
  void quotationMarksInsideStayInside() {
    assertThat(Quoted.of("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
  }

  @Test
  void lettersOfAnyLanguageStay() {
    assertThat(Quoted.of("gerät 電話 320.bin")).isEqualTo("\"gerät 電話 320.bin\"");
  }
}
