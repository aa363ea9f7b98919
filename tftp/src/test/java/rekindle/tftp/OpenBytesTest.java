package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rekindle.tftp.Samples.at;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rekindle.tftp.OpenBytes.Reservation;

final class OpenBytesTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("192.168.0.1");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.168.0.2");
  private static final int WORST_ANSWER_BYTES = 3 * (Frame.HEADER_BYTES + 512);

  @Test
  void aThousandPhonesBehindOneAddressPass() {
    OpenBytes budget = OpenBytes.standard();

    for (int phone = 0; phone < 1_000; phone++) {
      assertThat(budget.reserve(ONE, WORST_ANSWER_BYTES, at(0))).isPresent();
    }
  }

  @Test
  void aFloodFromOneAddressIsBoundedAndHurtsNoOther() {
    OpenBytes budget = OpenBytes.standard();

    int granted = 0;
    while (budget.reserve(ONE, WORST_ANSWER_BYTES, at(0)).isPresent()) {
      granted++;
    }

    assertThat(granted).isEqualTo((2 << 20) / WORST_ANSWER_BYTES);
    assertThat(budget.reserve(OTHER, WORST_ANSWER_BYTES, at(0))).isPresent();
  }

  @Test
  void aFloodFromManyAddressesIsBoundedInAll() {
    OpenBytes budget = OpenBytes.standard();

    for (int i = 0; i < 100_000; i++) {
      InetAddress source = InetAddress.ofLiteral("10.0." + (i >> 8 & 0xFF) + "." + (i & 0xFF));
      Optional<Reservation> ignored = budget.reserve(source, WORST_ANSWER_BYTES, at(0));
      assertThat(ignored.isPresent() || i >= 5_400).isTrue();
    }

    assertThat(budget.openBytes(at(0)))
        .isBetween(8L * (1 << 20) - WORST_ANSWER_BYTES, 8L * (1 << 20));
  }

  @Test
  void proofFreesItsPartAtOnceAndOnlyOnce() {
    OpenBytes budget = new OpenBytes(100, 100, Duration.ofSeconds(30));
    Reservation first = budget.reserve(ONE, 60, at(0)).orElseThrow();
    Reservation second = budget.reserve(ONE, 40, at(0)).orElseThrow();

    budget.release(first);
    budget.release(first);

    assertThat(budget.openBytes(at(0))).isEqualTo(40);
    assertThat(budget.reserve(ONE, 61, at(0))).isEmpty();
    assertThat(budget.reserve(ONE, 60, at(0))).isPresent();
    budget.release(second);
    assertThat(budget.openBytes(at(0))).isEqualTo(60);
  }

  @Test
  void timeFreesTheRest() {
    OpenBytes budget = new OpenBytes(100, 100, Duration.ofSeconds(30));
    Reservation first = budget.reserve(ONE, 60, at(0)).orElseThrow();
    Reservation second = budget.reserve(ONE, 40, at(10)).orElseThrow();

    assertThat(budget.openBytes(at(29.9))).isEqualTo(100);
    assertThat(budget.openBytes(at(30))).isEqualTo(40);
    assertThat(budget.openBytes(at(40))).isZero();
    budget.release(first);
    budget.release(second);
    assertThat(budget.openBytes(at(40))).isZero();
    assertThat(budget.reserve(ONE, 100, at(40))).isPresent();
  }

  @Test
  void aReservationOfNothingIsAMistake() {
    OpenBytes budget = OpenBytes.standard();

    assertThatThrownBy(() -> budget.reserve(ONE, 0, at(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OpenBytes(0, 1, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
