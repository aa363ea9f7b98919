package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A UDP socket that transfers answer from: one of its own for an upload, one shared by many
/// downloads. A transfer is known by its peer's address and port and by the port here.
///
/// The socket is not connected: the system would hide packets from other ports, and a peer that
/// confuses its ports would never hear error 5. Who was served from here a short while ago hears
/// nothing, though: its last packets may be late, and no phone shall read an error after its file.
///
/// Lives on one loop. It closes itself when its last guest leaves.
final class ReplySocket implements SelectorLoop.Owner {
  /// What a socket is for.
  enum Use {
    /// Several downloads at once.
    DOWNLOADS,
    ONE_DOWNLOAD,
    /// One upload, whose blocks may be larger than any batch expects.
    UPLOAD
  }

  /// A transfer, as its socket sees it. None of these may throw.
  interface Guest {
    /// The peer has sent something.
    ///
    /// @param datagram from position to limit, not to be kept
    void arrived(ByteBuffer datagram, long nowNanos);

    /// The system takes packets again, which [#awaitRoom] waited for.
    void roomAgain(long nowNanos);
  }

  /// An ACK of each at once finds room in the receive buffer that Linux grants unless set up
  /// otherwise (net.core.rmem_max: 416 KiB with the kernel's own bookkeeping, which takes less than
  /// 1 KiB for each).
  static final int MOST_DOWNLOADS = 256;

  private static final Logger log = LoggerFactory.getLogger(ReplySocket.class);
  private static final int MOST_REMEMBERED = MOST_DOWNLOADS;
  private static final int BATCHES_A_TURN = 4;
  private static final int NO_DESCRIPTOR = -1;

  private final DatagramChannel channel;
  private final InetSocketAddress local;
  private final ReplySockets home;
  private final SelectorLoop loop;
  private final SelectionKey key;
  private final Use use;
  private final Optional<Batches> batches;
  private final int descriptor;
  private final Map<PeerAddress, Guest> guests = new HashMap<>();
  private final SequencedSet<PeerAddress> served = new LinkedHashSet<>();
  private final SequencedSet<Guest> awaitingRoom = new LinkedHashSet<>();
  private final PeerAddress from = new PeerAddress();
  private boolean closed;

  /// @param home where it belongs
  ReplySocket(DatagramChannel channel, ReplySockets home, Use use) throws IOException {
    this.channel = channel;
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.home = home;
    this.loop = home.loop();
    this.use = use;
    this.batches = use == Use.UPLOAD ? Optional.empty() : loop.batches();
    this.descriptor = batches.isPresent() ? Libc.descriptor(channel) : NO_DESCRIPTOR;
    this.key = loop.register(channel, this);
  }

  InetSocketAddress local() {
    return local;
  }

  SelectorLoop loop() {
    return loop;
  }

  /// Whether a download for this peer may join, without mixing it up with an earlier one.
  boolean hasRoomFor(PeerAddress peer) {
    return couldTake(peer) && guests.size() < MOST_DOWNLOADS && !served.contains(peer);
  }

  /// Whether a download for this peer may join where no other socket can be had.
  boolean couldTake(PeerAddress peer) {
    return use == Use.DOWNLOADS && !guests.containsKey(peer);
  }

  int guests() {
    return guests.size();
  }

  /// Hands the peer's packets to `guest` from now on.
  void join(PeerAddress peer, Guest guest) {
    served.remove(peer);
    guests.put(peer, guest);
  }

  /// Forgets a guest; closes where it was the last.
  void leave(PeerAddress peer) {
    Guest left = guests.remove(peer);
    if (left != null) {
      awaitingRoom.remove(left);
    }
    home.forget();
    served.addLast(peer);
    if (served.size() > MOST_REMEMBERED) {
      served.removeFirst();
    }
    if (guests.isEmpty()) {
      close();
    }
  }

  /// Closes where nobody has joined.
  void closeIfUnused() {
    if (guests.isEmpty()) {
      close();
    }
  }

  /// Sends one packet; see [TransferSocket#send].
  ///
  /// @return false where the system's queue is full
  boolean send(ByteBuffer packet, InetSocketAddress peer) throws IOException {
    return channel.send(packet, peer) > 0;
  }

  /// The loop's batches, where packets may leave in them.
  Optional<Batches> batches() {
    return batches;
  }

  /// The system's number of this socket, where it has batches.
  int descriptor() {
    return descriptor;
  }

  /// Tells `guest` when the system's queue is no longer full.
  void awaitRoom(Guest guest) {
    awaitingRoom.addLast(guest);
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  @Override
  public void readable(long nowNanos) throws IOException {
    if (batches.isPresent()) {
      readInBatches(batches.get().receives(), nowNanos);
    } else {
      readOneByOne(nowNanos);
    }
  }

  @Override
  public void writable(long nowNanos) {
    key.interestOps(SelectionKey.OP_READ);
    for (int left = awaitingRoom.size(); left > 0 && !awaitingRoom.isEmpty(); left--) {
      awaitingRoom.removeFirst().roomAgain(nowNanos);
    }
  }

  @Override
  public void failed(Throwable failure, long nowNanos) {
    log.error("A datagram at {} caused a failure; its transfers go on", local, failure);
  }

  private void readInBatches(ReceiveBatch batch, long nowNanos) throws IOException {
    int received = ReceiveBatch.DATAGRAMS;
    for (int i = 0; received == ReceiveBatch.DATAGRAMS && i < BATCHES_A_TURN && !closed; i++) {
      received = batch.receive(descriptor);
      for (int taken = 0; taken < received; taken++) {
        ByteBuffer datagram = batch.take(taken, from);
        arrived(datagram, nowNanos);
      }
    }
  }

  private void readOneByOne(long nowNanos) throws IOException {
    for (int i = 0; i < ReceiveBatch.DATAGRAMS && !closed; i++) {
      ByteBuffer datagram = loop.incoming().clear();
      var sender = (InetSocketAddress) channel.receive(datagram);
      if (sender == null) {
        return;
      }
      from.take(sender);
      arrived(datagram.flip(), nowNanos);
    }
  }

  private void arrived(ByteBuffer datagram, long nowNanos) {
    Guest guest = guests.get(from);
    if (guest != null) {
      guest.arrived(datagram, nowNanos);
    } else if (!served.contains(from)) {
      InetSocketAddress stranger = from.toSocketAddress();
      home.strangers().tellOff(channel, stranger, datagram, loop.outgoing(), nowNanos);
    }
  }

  private void close() {
    if (!closed) {
      closed = true;
      loop.closeSocket(channel, () -> home.released(this));
      home.closed(this);
    }
  }
}
