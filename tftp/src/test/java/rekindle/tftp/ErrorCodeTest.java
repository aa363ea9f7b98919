package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
  @Test
  void numbersAreThoseOfTheRfc() {
    assertThat(ErrorCode.of(0)).contains(ErrorCode.NOT_DEFINED);
    assertThat(ErrorCode.of(1)).contains(ErrorCode.FILE_NOT_FOUND);
    assertThat(ErrorCode.of(5)).contains(ErrorCode.UNKNOWN_TRANSFER_ID);
    assertThat(ErrorCode.of(8)).contains(ErrorCode.OPTION_REFUSED);
    assertThat(ErrorCode.OPTION_REFUSED.number()).isEqualTo(8);
  }

  @Test
  void otherNumbersHaveNoNameButTravel() {
    ErrorPacket spectralink = new ErrorPacket(0x81, "CRC");

    assertThat(spectralink.errorCode()).isEmpty();
    assertThat(spectralink.code()).isEqualTo(129);
  }
}
