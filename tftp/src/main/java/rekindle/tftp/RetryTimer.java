package rekindle.tftp;

/// A [RetryPolicy] at work: what is due for the packet that awaits its answer.
///
/// All of it is numbers in fields, because it moves with every ACK.
final class RetryTimer {
  private long firstNanos;
  private long longestNanos;
  private int growthPercent;
  private int packets;
  private boolean countsOverWholeFile;
  private long patienceNanos;
  private boolean followsRoundTrip;

  private int sent;
  private long intervalNanos;
  private long nextNanos = Long.MAX_VALUE;
  private long giveUpNanos = Long.MAX_VALUE;
  private long lastHeardNanos;
  private boolean hushed;

  RetryTimer(RetryPolicy policy) {
    follow(policy);
  }

  /// Takes over another policy from the next [#begin], [#progress] or [#repeated] on.
  void follow(RetryPolicy policy) {
    firstNanos = policy.first().toNanos();
    longestNanos = policy.longest().toNanos();
    growthPercent = policy.growthPercent();
    packets = policy.packets();
    countsOverWholeFile = policy.countsOverWholeFile();
    patienceNanos = policy.patience().toNanos();
    followsRoundTrip = false;
  }

  /// Begins with a measured interval instead of the policy's, from the next [#progress] on.
  ///
  /// @param nanos more than 0; the policy's longest interval stays the longest
  void followRoundTrip(long nanos) {
    followsRoundTrip = true;
    firstNanos = Math.min(nanos, longestNanos);
  }

  /// The first packet left, or the first answer to one more request, and all counting starts.
  void begin(long nowNanos) {
    sent = 1;
    hushed = false;
    lastHeardNanos = nowNanos;
    restart(nowNanos);
  }

  /// The peer's answer moved the transfer on, and the next packet left.
  ///
  /// A measured interval that ran out before the answer came may be too short, and an answer to a
  /// repeated packet measures nothing: so the longer one stays until an answer comes in time (RFC
  /// 6298 section 5.7, Karn's algorithm).
  void progress(long nowNanos) {
    boolean tooShort = followsRoundTrip && sent > 1;
    long intervalBefore = intervalNanos;
    if (!countsOverWholeFile) {
      sent = 1;
    }
    restart(nowNanos);
    if (tooShort) {
      intervalNanos = Math.max(firstNanos, intervalBefore);
      nextNanos = nowNanos + intervalNanos;
    }
  }

  /// The packet left once more.
  void repeated(long nowNanos) {
    sent++;
    intervalNanos = Math.min(longestNanos, intervalNanos * growthPercent / 100);
    nextNanos = nowNanos + intervalNanos;
  }

  /// A further part of what is to be answered left: waiting for the answer starts here. Patience
  /// does not.
  void wentOn(long nowNanos) {
    nextNanos = nowNanos + intervalNanos;
  }

  /// The peer said something that counts, progress or not.
  void heard(long nowNanos) {
    lastHeardNanos = nowNanos;
    if (hushed) {
      hushed = false;
      nextNanos = nowNanos + intervalNanos;
    }
  }

  /// Repeats nothing until the peer is [#heard].
  void hush() {
    hushed = true;
  }

  /// Whether the packet is to be sent once more now.
  boolean due(long nowNanos) {
    return !hushed && packetsLeft() && nowNanos >= nextNanos;
  }

  /// Whether it is time to give up.
  boolean exhausted(long nowNanos) {
    boolean countedOut = countsOverWholeFile && !packetsLeft() && nowNanos >= nextNanos;
    return countedOut || nowNanos >= giveUpNanos;
  }

  boolean packetsLeft() {
    return sent < packets;
  }

  boolean hushed() {
    return hushed;
  }

  long lastHeardNanos() {
    return lastHeardNanos;
  }

  /// When patience ends.
  long giveUpNanos() {
    return giveUpNanos;
  }

  long deadlineNanos() {
    boolean silent = hushed || (!packetsLeft() && !countsOverWholeFile);
    return silent ? giveUpNanos : Math.min(nextNanos, giveUpNanos);
  }

  private void restart(long nowNanos) {
    intervalNanos = firstNanos;
    nextNanos = nowNanos + firstNanos;
    giveUpNanos = nowNanos + patienceNanos;
  }
}
