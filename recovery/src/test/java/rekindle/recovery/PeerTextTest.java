package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PeerTextTest {

  @Test
  void aTerminalIsNotTakenOver() {
    String shown = PeerText.printable("\u001b[2J\r\nsnom320.bin\u202e\u0000ü");

    assertThat(shown).isEqualTo("\\u001b[2J\\u000d\\u000asnom320.bin\\u202e\\u0000ü");
  }

  @Test
  void aNameStandsInACommandOnlyIfAShellTakesItLiterally() {
    assertThat(PeerText.inCommand("fw/snom320-8.7.bin")).isEqualTo("fw/snom320-8.7.bin");
    assertThat(PeerText.inCommand("$(reboot)")).isEqualTo("NAME");
    assertThat(PeerText.inCommand("--help")).isEqualTo("NAME");
    assertThat(PeerText.inCommand("")).isEqualTo("NAME");
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    String cut = PeerText.of("x".repeat(300), 10);

    assertThat(cut).isEqualTo("x".repeat(9) + "…");
  }

  @Test
  void halfACharacterBecomesAReplacement() {
    String whole = PeerText.of("a\ud83db😀", 10);

    assertThat(whole).isEqualTo("a\ufffdb😀");
  }
}
