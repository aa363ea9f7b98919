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
  }

  /// The first packet left, or the first answer to one more request, and all counting starts.
  void begin(long nowNanos) {
    sent = 1;
    hushed = false;
    lastHeardNanos = nowNanos;
    restart(nowNanos);
  }

  /// The peer's answer moved the transfer on, and the next packet left.
  void progress(long nowNanos) {
    if (!countsOverWholeFile) {
      sent = 1;
    }
    restart(nowNanos);
  }

  /// The packet left once more.
  void repeated(long nowNanos) {
    sent++;
    intervalNanos = Math.min(longestNanos, intervalNanos * growthPercent / 100);
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
