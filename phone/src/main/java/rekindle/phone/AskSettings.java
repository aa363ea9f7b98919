package rekindle.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import rekindle.firmware.Protocol;

/// The firmware has started and asks for its settings, as one does that has lost them: by HTTP,
/// `GET /<model>.htm`, saying in its `User-Agent` who it is. That is how a server can see that a
/// phone runs again.
///
/// The form of the `User-Agent` is that of running phones (wazo-platform/wazo-provd-plugins,
/// plugins/wazo_snom/common/common.py), with the word `virtual` in the place of the boot loader's
/// version. The name of the file is inferred. What comes back is not read: a virtual phone has no
/// use for settings, and goes on without them after [#PATIENCE].
final class AskSettings implements Stage {
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final long untilNanos;
  private final Transition then;

  private AskSettings(long untilNanos, Transition then) {
    this.untilNanos = untilNanos;
    this.then = then;
  }

  /// @param version of the firmware that runs
  static Stage begin(
      String modelId,
      String version,
      InetSocketAddress server,
      Transition then,
      long nowNanos,
      PhoneOutbox out) {
    out.fetch(
        new Fetch(
            Protocol.HTTP,
            server,
            modelId + ".htm",
            Optional.of("%s-SIP %s virtual".formatted(modelId, version))));
    return new AskSettings(nowNanos + PATIENCE.toNanos(), then);
  }

  @Override
  public long deadlineNanos() {
    return untilNanos;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    return nowNanos < untilNanos ? this : goOn(nowNanos, out);
  }

  @Override
  public Stage onFetch(FetchNews news, long nowNanos, PhoneOutbox out) {
    return goOn(nowNanos, out);
  }

  private Stage goOn(long nowNanos, PhoneOutbox out) {
    out.cancelFetch();
    return then.enter(nowNanos, out);
  }
}
