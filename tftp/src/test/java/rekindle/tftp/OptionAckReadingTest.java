package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.read;
import static rekindle.tftp.Samples.terms;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.tftp.ClientHabits.OptionCheck;
import rekindle.tftp.OptionAckReading.Accepted;
import rekindle.tftp.OptionAckReading.Unacceptable;

final class OptionAckReadingTest {
  private static final ReadRequest ASKED =
      read(
          option("blksize", "1428"),
          option("windowsize", "16"),
          option("timeout", "5"),
          option("tsize", "0"),
          option("rollover", "1"));

  @Test
  void lessThanWasAskedIsAccepted() {
    OptionAck answer =
        OptionAck.of(option("BLKSIZE", "512"), option("windowsize", "8"), option("timeout", "5"));

    assertThat(checked(answer))
        .isEqualTo(
            new Accepted(
                new Terms(
                    512, 8, Optional.of(Duration.ofSeconds(5)), Rollover.TO_ZERO, Mode.OCTET)));
  }

  @Test
  void anySizeIsAccepted() {
    assertThat(checked(OptionAck.of(option("tsize", "0"))))
        .isEqualTo(new Accepted(Terms.plain(Mode.OCTET)));
  }

  @ParameterizedTest
  @CsvSource({
    "blksize, 1429",
    "blksize, 7",
    "blksize, many",
    "windowsize, 17",
    "windowsize, 0",
    "timeout, 6",
    "rollover, 0"
  })
  void moreOrOtherThanWasAskedIsRefusedWithError8(String name, String value) {
    assertThat(checked(OptionAck.of(option(name, value))))
        .isEqualTo(
            new Unacceptable(
                ErrorPacket.of(ErrorCode.OPTION_REFUSED, "option value not acceptable")));
  }

  @Test
  void anOptionNobodyAskedIsRefusedWithError8() {
    assertThat(checked(OptionAck.of(option("multicast", ","))))
        .isEqualTo(
            new Unacceptable(ErrorPacket.of(ErrorCode.OPTION_REFUSED, "option was not asked")));
  }

  @Test
  void ubootOf2005LooksAtNothing() {
    OptionAck answer = OptionAck.of(option("blksize", "1428"), option("timeout", "99"));

    assertThat(OptionAckReading.of(answer, ASKED, OptionCheck.IGNORES))
        .isEqualTo(new Accepted(Terms.plain(Mode.OCTET)));
  }

  @Test
  void ubootOf2010TakesTheBlockSizeAtItsWord() {
    OptionAck answer = OptionAck.of(option("blksize", "9000"), option("windowsize", "4"));

    assertThat(OptionAckReading.of(answer, ASKED, OptionCheck.TRUSTS))
        .isEqualTo(new Accepted(terms(9000, 1)));
  }

  private static OptionAckReading checked(OptionAck answer) {
    return OptionAckReading.of(answer, ASKED, OptionCheck.CHECKS);
  }
}
