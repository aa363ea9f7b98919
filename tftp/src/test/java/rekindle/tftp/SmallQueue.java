package rekindle.tftp;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// A download through a slow port with a small buffer, in virtual time: one way a link with a queue
/// that drops what does not fit (a phone's 100 Mbit/s port behind a switch), then a delay; the
/// other way nothing. Bytes are compared as they arrive.
final class SmallQueue implements SenderOutbox, ReceiverOutbox {
  private static final int HEADERS_BYTES = 14 + 20 + 8 + Frame.HEADER_BYTES;

  /// What the way of a download is like.
  ///
  /// @param nanosPerByte 80 for 100 Mbit/s
  /// @param queueBytes room behind the datagram that is on the link, Ethernet headers included
  /// @param delayNanos from the link's end to the receiver's hand
  /// @param optionsNanos how long the receiver takes to acknowledge options
  /// @param latenessNanos how late the sender is woken
  record Path(
      long nanosPerByte, int queueBytes, long delayNanos, long optionsNanos, long latenessNanos) {
    /// A phone's port: 100 Mbit/s, and a sender that is woken in time.
    static Path ofPort(int queueKilobytes, long delayNanos) {
      return new Path(80, queueKilobytes * 1024, delayNanos, delayNanos, 0);
    }

    Path withOptionsAnsweredAfter(long nanos) {
      return new Path(nanosPerByte, queueBytes, delayNanos, nanos, latenessNanos);
    }

    Path wokenLateBy(long nanos) {
      return new Path(nanosPerByte, queueBytes, delayNanos, optionsNanos, nanos);
    }
  }

  private interface Step {
    void run();
  }

  private record Event(long atNanos, long order, Step step) {}

  private final Path path;
  private final PatternContent content;
  private final Sender sender;
  private final Receiver receiver;
  private final ByteBuffer packet = ByteBuffer.allocate(65_536);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
  private long order;
  private long nowNanos;
  private long linkFreeNanos;
  private long acceptedBytes;
  private long doneNanos;
  private long lostBlocks;
  private long calls;

  private SmallQueue(Path path, Terms terms, long sizeBytes) {
    OptionAck optionAck = OptionAck.of(Option.of(Option.WINDOW_SIZE, terms.windowSize()));
    this.path = path;
    this.content = new PatternContent(sizeBytes);
    this.sender = Sender.server(terms, Optional.of(optionAck), sizeBytes);
    this.receiver = Receiver.server(terms, Optional.empty());
  }

  /// Downloads to the end.
  static SmallQueue download(Path path, Terms terms, long sizeBytes) {
    SmallQueue download = new SmallQueue(path, terms, sizeBytes);
    download.run();
    return download;
  }

  private void run() {
    sender.start(nowNanos, this);
    while (sender.outcome().isEmpty()) {
      long wakeNanos = Math.max(nowNanos, sender.deadlineNanos() + path.latenessNanos());
      long next = Math.min(wakeNanos, receiver.deadlineNanos());
      if (!events.isEmpty() && events.peek().atNanos() <= next) {
        Event event = events.remove();
        nowNanos = event.atNanos();
        event.step().run();
      } else {
        nowNanos = Math.max(nowNanos, next);
        sender.onTime(nowNanos, this);
        receiver.onTime(nowNanos, this);
      }
    }
  }

  Optional<Outcome> outcome() {
    return sender.outcome();
  }

  long acceptedBytes() {
    return acceptedBytes;
  }

  long lostBlocks() {
    return lostBlocks;
  }

  /// How often the sender handed blocks over.
  long calls() {
    return calls;
  }

  double megabytesPerSecond() {
    return acceptedBytes * 1e3 / doneNanos;
  }

  @Override
  public void data(long firstBlock, int count) {
    calls++;
    for (long block = firstBlock; block < firstBlock + count; block++) {
      enqueue(block);
    }
  }

  private void enqueue(long block) {
    int bytes = sender.blocks().payloadBytes(block) + HEADERS_BYTES;
    long waitingBytes = Math.max(0, linkFreeNanos - nowNanos) / path.nanosPerByte();
    if (waitingBytes > path.queueBytes()) {
      lostBlocks++;
      return;
    }
    linkFreeNanos = Math.max(linkFreeNanos, nowNanos) + bytes * path.nanosPerByte();
    at(linkFreeNanos + path.delayNanos(), () -> deliver(block));
  }

  private void deliver(long block) {
    packet.clear().limit(sender.blocks().payloadBytes(block));
    int _ = content.read(sender.blocks().positionBytes(block), packet);
    receiver.onData(sender.blocks().onTheWire(block), packet.flip(), nowNanos, this);
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    at(nowNanos + path.optionsNanos(), () -> sender.onAck(0, nowNanos, this));
  }

  @Override
  public void ack(int blockOnTheWire) {
    sender.onAck(blockOnTheWire, nowNanos, this);
  }

  @Override
  public void accept(ByteBuffer payload) {
    int bytes = payload.remaining();
    if (!content.matches(acceptedBytes, payload)) {
      throw new AssertionError("wrong bytes at " + acceptedBytes);
    }
    acceptedBytes += bytes;
    doneNanos = nowNanos;
  }

  @Override
  public void request(ReadRequest request) {
    throw new IllegalStateException("no requests here");
  }

  @Override
  public void error(ErrorPacket error) {
    throw new IllegalStateException("unexpected " + error);
  }

  @Override
  public void startOver(String why) {
    throw new IllegalStateException("nothing starts over here");
  }

  private void at(long whenNanos, Step step) {
    events.add(new Event(whenNanos, order++, step));
  }
}
