package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import rekindle.firmware.Key;

/// What the phone is busy with; it takes what happens and answers with the stage that follows.
///
/// A stage knows its own work only. Which stage comes after which is told in one place, the boot
/// loader ([UpdateApplication], [RescueMode]).
sealed interface Stage
    permits Off,
        Still,
        Pause,
        KeyWait,
        Countdown,
        HoldWait,
        AskAddress,
        Loading,
        Fetching,
        Flashing,
        AskSettings {
  long NEVER_NANOS = Long.MAX_VALUE;

  /// When [#onTime] wants to be called; [#NEVER_NANOS] if time does not matter.
  default long deadlineNanos() {
    return NEVER_NANOS;
  }

  /// A key goes down.
  default Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    return this;
  }

  /// A key comes up.
  default Stage onKeyUp(Key key, long nowNanos, PhoneOutbox out) {
    return this;
  }

  /// A datagram has come to the port in use.
  ///
  /// @param datagram read from position to limit, not kept
  default Stage onDatagram(
      ByteBuffer datagram, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    return this;
  }

  /// News of the download that was asked for by [PhoneOutbox#fetch].
  default Stage onFetch(FetchNews news, long nowNanos, PhoneOutbox out) {
    return this;
  }

  default Stage onTime(long nowNanos, PhoneOutbox out) {
    return this;
  }
}
