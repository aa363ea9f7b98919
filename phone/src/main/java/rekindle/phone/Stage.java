package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import rekindle.firmware.Key;

/// What the phone is busy with; it takes what happens and answers with the stage that follows.
///
/// A stage knows its own work only. Which stage comes after which is told in one place, the boot
/// loader ([UpdateApplication]).
sealed interface Stage
    permits Off, Still, Pause, KeyWait, Countdown, AskAddress, Loading, Flashing {
  long NEVER_NANOS = Long.MAX_VALUE;

  /// When [#onTime] wants to be called; [#NEVER_NANOS] if time does not matter.
  default long deadlineNanos() {
    return NEVER_NANOS;
  }

  default Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    return this;
  }

  /// A datagram has come to the port in use.
  ///
  /// @param datagram read from position to limit, not kept
  default Stage onDatagram(
      ByteBuffer datagram, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    return this;
  }

  default Stage onTime(long nowNanos, PhoneOutbox out) {
    return this;
  }
}
