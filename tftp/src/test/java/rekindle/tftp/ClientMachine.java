package rekindle.tftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import rekindle.tftp.Decoded.Malformed;
import rekindle.tftp.Decoded.Ok;

/// A TFTP client on a [FakeWire], getting or putting one file.
final class ClientMachine implements FakeWire.Machine, ReceiverOutbox, UploadOutbox {
  private final FakeWire wire;
  private final PatternContent content;
  private final Optional<Receiver> receiver;
  private final Optional<Upload> upload;
  private final PeerLock lock = new PeerLock(ServerMachine.ADDRESS.getAddress());
  private final ByteBuffer packet = ByteBuffer.allocate(65_536);
  private InetSocketAddress local = new InetSocketAddress(ServerMachine.address(2), 1024);
  private long acceptedBytes;
  private long dataPackets;
  private int startsOver;

  private ClientMachine(
      FakeWire wire, PatternContent content, Optional<Receiver> receiver, Optional<Upload> upload) {
    this.wire = wire;
    this.content = content;
    this.receiver = receiver;
    this.upload = upload;
    wire.attach(local.getAddress(), this);
  }

  /// Asks for the file at once; what arrives is compared with `content`.
  static ClientMachine get(
      FakeWire wire, PatternContent content, ReadRequest request, ClientHabits habits) {
    Receiver receiver = Receiver.client(request, habits);
    var client = new ClientMachine(wire, content, Optional.of(receiver), Optional.empty());
    receiver.start(wire.nowNanos(), client);
    return client;
  }

  static ClientMachine put(
      FakeWire wire, PatternContent content, WriteRequest request, ClientHabits habits) {
    Upload upload = new Upload(request, content.sizeBytes(), habits);
    var client = new ClientMachine(wire, content, Optional.empty(), Optional.of(upload));
    upload.start(wire.nowNanos(), client);
    return client;
  }

  Optional<Outcome> outcome() {
    return receiver.map(Receiver::outcome).orElseGet(() -> upload.get().outcome());
  }

  long acceptedBytes() {
    return acceptedBytes;
  }

  long dataPackets() {
    return dataPackets;
  }

  int startsOver() {
    return startsOver;
  }

  @Override
  public void onDatagram(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram) {
    boolean forUs = to.equals(local) && lock.standingOf(from) == PeerLock.Standing.PEER;
    if (!forUs) {
      return;
    }
    lock.lock(from);
    switch (PacketCodec.decode(datagram)) {
      case Ok(Packet received) -> onPacket(received);
      case Malformed(String why) -> throw new IllegalStateException(why);
    }
  }

  private void onPacket(Packet received) {
    long now = wire.nowNanos();
    switch (received) {
      case Data(int block, ByteBuffer payload) ->
          receiver.orElseThrow().onData(block, payload, now, this);
      case Ack(int block) -> upload.orElseThrow().onAck(block, now, this);
      case OptionAck answer -> {
        receiver.ifPresent(r -> r.onOptionAck(answer, now, this));
        upload.ifPresent(u -> u.onOptionAck(answer, now, this));
      }
      case ErrorPacket error -> {
        receiver.ifPresent(r -> r.onError(error, now, this));
        upload.ifPresent(u -> u.onError(error, now));
      }
      case Request _ -> throw new IllegalStateException("unexpected " + received);
    }
  }

  @Override
  public void onTime() {
    receiver.ifPresent(r -> r.onTime(wire.nowNanos(), this));
    upload.ifPresent(u -> u.onTime(wire.nowNanos(), this));
  }

  @Override
  public long deadlineNanos() {
    return receiver.map(Receiver::deadlineNanos).orElseGet(() -> upload.get().deadlineNanos());
  }

  @Override
  public void request(ReadRequest request) {
    send(request, ServerMachine.ADDRESS);
  }

  @Override
  public void request(WriteRequest request) {
    send(request, ServerMachine.ADDRESS);
  }

  @Override
  public void accept(ByteBuffer payload) {
    int bytes = payload.remaining();
    if (!content.matches(acceptedBytes, payload)) {
      throw new AssertionError("wrong bytes at " + acceptedBytes);
    }
    acceptedBytes += bytes;
  }

  @Override
  public void startOver(String why) {
    startsOver++;
    acceptedBytes = 0;
    lock.release();
    local = new InetSocketAddress(local.getAddress(), local.getPort() + 1);
  }

  @Override
  public void ack(int blockOnTheWire) {
    send(new Ack(blockOnTheWire), lock.peer().orElseThrow());
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    throw new IllegalStateException("a client offers nothing");
  }

  @Override
  public void error(ErrorPacket error) {
    send(error, lock.peer().orElseThrow());
  }

  @Override
  public void data(long firstBlock, int count) {
    Blocks blocks = upload.orElseThrow().sender().orElseThrow().blocks();
    for (long block = firstBlock; block < firstBlock + count; block++) {
      dataPackets++;
      frame(blocks, block);
      wire.send(local, lock.peer().orElseThrow(), packet.flip());
    }
  }

  private void frame(Blocks blocks, long block) {
    try {
      packet.clear();
      if (!blocks.frame(block, content, packet)) {
        throw new IllegalStateException("the content shrank");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(Packet value, InetSocketAddress to) {
    packet.clear();
    PacketCodec.encode(value, packet);
    wire.send(local, to, packet.flip());
  }
}
