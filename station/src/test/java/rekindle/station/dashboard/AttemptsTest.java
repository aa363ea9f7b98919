package rekindle.station.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How often a token may be guessed.
class AttemptsTest {
  private static final long NOW = 5;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private final Attempts attempts = new Attempts();

  @Test
  void anAddressMayTryAgainWhenTheMinuteIsOver() {
    fail(address(1), Attempts.OF_ONE);

    assertThat(attempts.mayTry(address(1), NOW)).isFalse();
    assertThat(attempts.mayTry(address(2), NOW)).isTrue();
    assertThat(attempts.mayTry(address(1), NOW + MINUTE)).isTrue();
  }

  @Test
  void aCrowdIsStoppedButNobodyWhoWasLetInBefore() {
    attempts.right(address(200));
    for (int i = 0; i < Attempts.IN_ALL; i++) {
      fail(address(i), 1);
    }

    assertThat(attempts.mayTry(address(201), NOW)).isFalse();
    assertThat(attempts.mayTry(address(200), NOW)).isTrue();
    assertThat(attempts.mayTry(address(201), NOW + MINUTE)).isTrue();
  }

  @Test
  void allAddressesOfOneNetworkAreOneSourceInIpv6() {
    fail(InetAddress.ofLiteral("2001:db8::1"), Attempts.OF_ONE);

    assertThat(attempts.mayTry(InetAddress.ofLiteral("2001:db8::2"), NOW)).isFalse();
    assertThat(attempts.mayTry(InetAddress.ofLiteral("2001:db8:0:1::2"), NOW)).isTrue();
  }

  private void fail(InetAddress from, int times) {
    for (int i = 0; i < times; i++) {
      attempts.wrong(from, NOW);
    }
  }

  private static InetAddress address(int last) {
    return InetAddress.ofLiteral("192.0.2." + last);
  }
}
