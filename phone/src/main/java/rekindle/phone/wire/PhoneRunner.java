package rekindle.phone.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import rekindle.firmware.Key;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;
import rekindle.phone.Phone;
import rekindle.phone.PhoneOutbox;
import rekindle.phone.Report;
import rekindle.phone.Screen;

/// Runs a virtual phone: one thread, a UDP socket, the machine's clock, and for a download over TCP
/// a thread that tells its news to the first.
///
/// Keys, plug and [#stop] may come from any thread and are taken in the order they came. The phone,
/// and with it its flash, belongs to the thread inside [#run] or [#runToEnding].
public final class PhoneRunner implements AutoCloseable {
  private static final int LARGEST_DATAGRAM_BYTES = 65_535;

  private final Phone phone;
  private final InetAddress bindAddress;
  private final PhoneListener listener;
  private final Selector selector;
  private final UdpPort port;
  private final Queue<Input> inputs = new ConcurrentLinkedQueue<>();
  private final ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM_BYTES);
  private final PhoneOutbox effects = new Effects();
  // Not from zero: a boot loader takes its port from its clock, and two phones that both start now
  // should not speak from the same one.
  private final long originNanos =
      System.nanoTime() - Math.floorMod(System.nanoTime(), TimeUnit.HOURS.toNanos(1));
  private Optional<FetchTask> fetch = Optional.empty();
  private Optional<Report> lastEnding = Optional.empty();
  private Optional<IOException> networkTrouble = Optional.empty();
  private volatile boolean stopped;

  /// What a person does to a phone.
  private sealed interface Input {
    record Press(Key key) implements Input {}

    record KeyDown(Key key) implements Input {}

    record KeyUp(Key key) implements Input {}

    record PlugIn() implements Input {}

    record Unplug() implements Input {}
  }

  private PhoneRunner(
      Phone phone, InetAddress bindAddress, PhoneListener listener, Selector selector) {
    this.phone = phone;
    this.bindAddress = bindAddress;
    this.listener = listener;
    this.selector = selector;
    this.port = new UdpPort(bindAddress, selector);
  }

  /// Prepares a phone to be run.
  ///
  /// @param bindAddress the local IPv4 address that the phone speaks from; the wildcard address =
  ///   the system chooses. What is typed as the phone's own IP changes nothing here
  public static PhoneRunner open(Phone phone, InetAddress bindAddress, PhoneListener listener)
      throws IOException {
    return new PhoneRunner(phone, bindAddress, listener, Selector.open());
  }

  public void press(Key key) {
    add(new Input.Press(key));
  }

  /// A key goes down and stays there until [#keyUp].
  public void keyDown(Key key) {
    add(new Input.KeyDown(key));
  }

  public void keyUp(Key key) {
    add(new Input.KeyUp(key));
  }

  public void plugIn() {
    add(new Input.PlugIn());
  }

  public void unplug() {
    add(new Input.Unplug());
  }

  /// Makes [#run] return soon; the phone keeps its power and its state.
  public void stop() {
    stopped = true;
    selector.wakeup();
  }

  /// Runs the phone until [#stop].
  ///
  /// @throws IOException if the machine gives the phone no network
  public void run() throws IOException {
    while (!stopped) {
      turn();
    }
  }

  /// Runs the phone until an attempt ends, though the phone itself would go on.
  ///
  /// @return empty if [#stop] came first
  /// @throws IOException if the machine gives the phone no network
  public Optional<Report> runToEnding() throws IOException {
    lastEnding = Optional.empty();
    while (!stopped && lastEnding.isEmpty()) {
      turn();
    }
    return lastEnding;
  }

  /// Leaves the network. To be called when nothing runs any more.
  @Override
  public void close() throws IOException {
    effects.cancelFetch();
    port.close();
    selector.close();
  }

  private void add(Input input) {
    inputs.add(input);
    selector.wakeup();
  }

  /// One thing after the other: keys before datagrams before time, so that an answer to a screen is
  /// never late.
  private void turn() throws IOException {
    Input input = inputs.poll();
    if (input != null) {
      obey(input);
    } else if (!receive() && !hearOfFetch()) {
      passTime();
    }
    if (networkTrouble.isPresent()) {
      throw new IOException("the virtual phone has no network", networkTrouble.get());
    }
  }

  private void obey(Input input) {
    switch (input) {
      case Input.Press(Key key) -> phone.press(key, nowNanos(), effects);
      case Input.KeyDown(Key key) -> phone.keyDown(key, nowNanos(), effects);
      case Input.KeyUp(Key key) -> phone.keyUp(key, nowNanos(), effects);
      case Input.PlugIn _ -> phone.powerOn(nowNanos(), effects);
      case Input.Unplug _ -> phone.powerOff(nowNanos(), effects);
    }
  }

  /// Takes one datagram, and does what has become due meanwhile, or a flood would stop the clock.
  private boolean receive() throws IOException {
    Optional<InetSocketAddress> from = port.receive(datagram);
    if (from.isEmpty()) {
      return false;
    }
    phone.onDatagram(datagram, from.get(), nowNanos(), effects);
    catchUp();
    return true;
  }

  /// Takes one piece of news of the download over TCP.
  private boolean hearOfFetch() {
    Optional<FetchNews> news = fetch.flatMap(FetchTask::next);
    if (news.isEmpty()) {
      return false;
    }
    phone.onFetch(news.get(), nowNanos(), effects);
    catchUp();
    return true;
  }

  private void catchUp() {
    if (inputs.isEmpty() && phone.deadlineNanos() <= nowNanos()) {
      phone.onTime(nowNanos(), effects);
    }
  }

  private void passTime() throws IOException {
    long deadlineNanos = phone.deadlineNanos();
    long waitNanos = deadlineNanos - nowNanos();
    if (deadlineNanos == Long.MAX_VALUE) {
      selector.select();
    } else if (waitNanos > 0) {
      // Rounded up, so that the phone is not woken too early again and again.
      selector.select(1 + TimeUnit.NANOSECONDS.toMillis(waitNanos));
    } else if (inputs.isEmpty()) {
      phone.onTime(nowNanos(), effects);
    }
    selector.selectedKeys().clear();
  }

  private long nowNanos() {
    return System.nanoTime() - originNanos;
  }

  /// The phone's effects on this machine.
  private final class Effects implements PhoneOutbox {
    @Override
    public void screen(Screen screen) {
      listener.screen(screen);
    }

    @Override
    public void openPort(int wishedPort) {
      try {
        port.open(wishedPort);
      } catch (IOException e) {
        networkTrouble = Optional.of(e);
      }
    }

    @Override
    public void closePort() {
      try {
        port.close();
      } catch (IOException e) {
        networkTrouble = Optional.of(e);
      }
    }

    @Override
    public void send(ByteBuffer toBeSent, InetSocketAddress to) {
      port.send(toBeSent, to);
    }

    @Override
    public void fetch(Fetch wanted) {
      cancelFetch();
      fetch = Optional.of(FetchTask.start(wanted, bindAddress, selector::wakeup));
    }

    @Override
    public void cancelFetch() {
      fetch.ifPresent(FetchTask::cancel);
      fetch = Optional.empty();
    }

    @Override
    public void loaded(long bytes) {
      listener.loaded(bytes);
    }

    @Override
    public void flashed(int operations, int planned) {
      listener.flashed(operations, planned);
    }

    @Override
    public void ended(Report report) {
      lastEnding = Optional.of(report);
      listener.ended(report);
    }
  }
}
