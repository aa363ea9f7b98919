package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.PeerLock.Standing.PEER;
import static rekindle.tftp.PeerLock.Standing.STRANGER;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class PeerLockTest {
  private static final InetAddress SERVER = InetAddress.ofLiteral("192.168.0.1");
  private static final InetSocketAddress FIRST = new InetSocketAddress(SERVER, 50_000);
  private static final InetSocketAddress OTHER_PORT = new InetSocketAddress(SERVER, 50_001);
  private static final InetSocketAddress OTHER_HOST =
      new InetSocketAddress(InetAddress.ofLiteral("192.168.0.9"), 50_000);

  private final PeerLock lock = new PeerLock(SERVER);

  @Test
  void beforeTheFirstAnswerAnyPortOfTheServerMaySpeakAndNobodyElse() {
    assertThat(lock.standingOf(FIRST)).isEqualTo(PEER);
    assertThat(lock.standingOf(OTHER_PORT)).isEqualTo(PEER);
    assertThat(lock.standingOf(OTHER_HOST)).isEqualTo(STRANGER);
    assertThat(lock.peer()).isEmpty();
  }

  @Test
  void theFirstAnswerLocksItsPortAndLaterOnesDoNotMoveIt() {
    lock.lock(FIRST);
    lock.lock(OTHER_PORT);

    assertThat(lock.peer()).contains(FIRST);
    assertThat(lock.standingOf(FIRST)).isEqualTo(PEER);
    assertThat(lock.standingOf(OTHER_PORT)).isEqualTo(STRANGER);
  }

  @Test
  void aClientThatStartsOverListensToAnyPortAgain() {
    lock.lock(FIRST);

    lock.release();

    assertThat(lock.standingOf(OTHER_PORT)).isEqualTo(PEER);
  }
}
