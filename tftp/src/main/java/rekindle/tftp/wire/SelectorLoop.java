package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that waits for packets, tasks and deadlines, and does one after the other.
///
/// ```
///          +--> select until a packet, a task or the next deadline
///          |      sockets   -> Owner.readable, Owner.writable   (each once a turn)
///          |      deadlines -> Sleeper.wake
///          |      tasks     -> Runnable.run
///          +----- what all of these left in the batch leaves
/// ```
///
/// Everything in a loop belongs to its thread alone, the two packet buffers too; other threads come
/// in by [#execute]. The loop survives everything that its guests throw, errors as well: one broken
/// transfer must never take a thousand phones with it.
final class SelectorLoop implements AutoCloseable {
  /// The owner of a socket.
  interface Owner {
    /// The socket has at least one packet.
    void readable(long nowNanos) throws IOException;

    /// The socket takes packets again. Called only where `OP_WRITE` was asked for.
    void writable(long nowNanos) throws IOException;

    /// One of the calls above threw this.
    void failed(Throwable failure, long nowNanos);
  }

  /// More than the largest UDP payload (65,507 bytes).
  static final int PACKET_BUFFER_BYTES = 65_536;

  private static final Logger log = LoggerFactory.getLogger(SelectorLoop.class);
  private static final long AFTER_BROKEN_SELECT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final MonotonicClock clock;
  private final Selector selector = Selector.open();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Runnable> whenSocketsAreGone = new ArrayList<>();
  private final Alarms alarms = new Alarms();
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(PACKET_BUFFER_BYTES);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PACKET_BUFFER_BYTES);
  private final Optional<Batches> batches;
  private final Consumer<SelectionKey> serve = this::serve;
  private final Runnable flush = this::flush;
  private final Thread thread;
  private volatile boolean closed;

  private SelectorLoop(String name, MonotonicClock clock, Optional<Batches> batches)
      throws IOException {
    this.clock = clock;
    this.batches = batches;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /// A running loop whose packets go one by one.
  ///
  /// @param name of its thread
  static SelectorLoop start(String name, MonotonicClock clock) throws IOException {
    return start(name, clock, SystemPath.PLAIN);
  }

  /// A running loop.
  ///
  /// @param name of its thread
  /// @param path how packets may go through the system
  static SelectorLoop start(String name, MonotonicClock clock, SystemPath path) throws IOException {
    var loop = new SelectorLoop(name, clock, Batches.on(path));
    loop.thread.start();
    return loop;
  }

  /// Runs `task` on this loop soon. May be called by any thread.
  ///
  /// @return false where the loop is closed and the task will not run
  boolean execute(Runnable task) {
    if (closed) {
      return false;
    }
    tasks.add(task);
    if (!isCurrent()) {
      selector.wakeup();
    }
    return true;
  }

  /// Whether the caller is this loop's thread.
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /// Calls `owner` whenever `channel` has packets, until it is closed by [#closeSocket].
  SelectionKey register(DatagramChannel channel, Owner owner) throws IOException {
    return channel.register(selector, SelectionKey.OP_READ, owner);
  }

  /// Closes a socket of this loop.
  ///
  /// @param freed runs when the port is free for others: the system lets go of a socket only in the
  ///   selector's next turn
  void closeSocket(DatagramChannel channel, Runnable freed) {
    close(channel);
    whenSocketsAreGone.add(freed);
  }

  /// The loop's deadlines.
  Alarms alarms() {
    return alarms;
  }

  /// Where packets are received; its content is good until the next packet.
  ByteBuffer incoming() {
    return incoming;
  }

  /// Where packets are built; empty again as soon as one is sent.
  ByteBuffer outgoing() {
    return outgoing;
  }

  /// Where packets are taken and left in batches; empty where they go one by one.
  Optional<Batches> batches() {
    return batches;
  }

  /// Lets the batch leave now, which otherwise leaves at the end of the turn.
  void flush() {
    if (batches.isPresent()) {
      batches.get().sends().flush();
    }
  }

  long nanos() {
    return clock.nanos();
  }

  /// How many sockets are open on this loop. May be called by any thread.
  int sockets() {
    return closed ? 0 : selector.keys().size();
  }

  /// Ends the loop after the tasks it already has. Does not wait; see [#join].
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  /// Waits until the loop has ended.
  ///
  /// @return false where it has not within `atMost`
  boolean join(Duration atMost) throws InterruptedException {
    return thread.join(atMost);
  }

  private void run() {
    while (!closed) {
      int goneAfterSelect = whenSocketsAreGone.size();
      select(goneAfterSelect == 0 && tasks.isEmpty());
      tellGone(goneAfterSelect);
      alarms.ring(clock.nanos(), SelectorLoop::survive);
      runTasks();
      run(flush);
    }
    runTasks();
    run(flush);
    closeSockets();
    tellGone(whenSocketsAreGone.size());
  }

  private void tellGone(int count) {
    for (int i = 0; i < count; i++) {
      run(whenSocketsAreGone.get(i));
    }
    whenSocketsAreGone.subList(0, count).clear();
  }

  private void select(boolean mayWait) {
    try {
      if (mayWait) {
        selector.select(serve, untilNextAlarmMillis());
      } else {
        selector.selectNow(serve);
      }
    } catch (IOException | ClosedSelectorException broken) {
      log.error("The system refuses to wait for packets; trying again", broken);
      // Not to burn a core while the system is in trouble.
      LockSupport.parkNanos(AFTER_BROKEN_SELECT_NANOS);
    }
  }

  // select(0) would wait for ever, and rounding down would spin through the last millisecond.
  private long untilNextAlarmMillis() {
    long next = alarms.nextNanos();
    if (next == Long.MAX_VALUE) {
      return 0;
    }
    return 1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(next - clock.nanos()));
  }

  private void serve(SelectionKey key) {
    var owner = (Owner) key.attachment();
    long nowNanos = clock.nanos();
    try {
      if (key.isReadable()) {
        owner.readable(nowNanos);
      }
      if (key.isValid() && key.isWritable()) {
        owner.writable(nowNanos);
      }
    } catch (Throwable failure) {
      run(() -> owner.failed(failure, nowNanos));
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      run(task);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      survive(task, failure);
    }
  }

  private static void survive(Object guest, Throwable failure) {
    try {
      log.error("{} failed; the loop goes on", guest.getClass().getSimpleName(), failure);
    } catch (Throwable evenLogging) {
      // Out of memory, most likely: nothing is left to be done, and the loop must live.
    }
  }

  private void closeSockets() {
    for (SelectionKey key : selector.keys()) {
      close(key.channel());
    }
    close(selector);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception failure) {
      log.warn("Closing a socket failed", failure);
    }
  }
}
