package rekindle.tftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.tftp.Decoded.Malformed;
import rekindle.tftp.Decoded.Ok;
import rekindle.tftp.Negotiation.Answer.Agreed;

/// A TFTP server on a [FakeWire]: the least that turns the pure machines into one.
final class ServerMachine implements FakeWire.Machine {
  static final InetSocketAddress ADDRESS = new InetSocketAddress(address(1), 69);

  private final FakeWire wire;
  private final PatternContent content;
  private final Limits limits;
  private final Map<InetSocketAddress, Session> sessionsByPeer = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int nextPort = 50_000;
  private long dataPackets;
  private long uploadedBytes;

  ServerMachine(FakeWire wire, PatternContent content, Limits limits) {
    this.wire = wire;
    this.content = content;
    this.limits = limits;
    wire.attach(ADDRESS.getAddress(), this);
  }

  static InetAddress address(int last) {
    return InetAddress.ofLiteral("192.168.0." + last);
  }

  /// How each session ended, in the order they did.
  List<Outcome> outcomes() {
    return outcomes;
  }

  long dataPackets() {
    return dataPackets;
  }

  long uploadedBytes() {
    return uploadedBytes;
  }

  @Override
  public void onDatagram(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram) {
    Packet packet =
        switch (PacketCodec.decode(datagram)) {
          case Ok(Packet decoded) -> decoded;
          case Malformed(String why) -> throw new IllegalStateException(why);
        };
    Session session = sessionsByPeer.get(from);
    if (packet instanceof Request request) {
      if (session == null) {
        open(request, from);
      } else {
        session.onRepeatedRequest();
      }
    } else if (session != null && session.local.equals(to)) {
      session.onPacket(packet);
    }
    bury();
  }

  @Override
  public void onTime() {
    sessionsByPeer.values().forEach(Session::onTime);
    bury();
  }

  @Override
  public long deadlineNanos() {
    return sessionsByPeer.values().stream()
        .mapToLong(Session::deadlineNanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void open(Request request, InetSocketAddress peer) {
    var local = new InetSocketAddress(ADDRESS.getAddress(), nextPort++);
    Agreed agreed = (Agreed) Negotiation.answer(request, content.sizeBytes(), limits);
    Session session = new Session(request, agreed, local, peer);
    sessionsByPeer.put(peer, session);
    session.start();
  }

  private void bury() {
    sessionsByPeer.values().removeIf(session -> session.ended(outcomes));
  }

  /// One transfer; exactly one of sender and receiver is there.
  private final class Session implements SenderOutbox, ReceiverOutbox {
    private final InetSocketAddress local;
    private final InetSocketAddress peer;
    private final Optional<Sender> sender;
    private final Optional<Receiver> receiver;
    private final ByteBuffer packet = ByteBuffer.allocate(65_536);

    Session(Request request, Agreed agreed, InetSocketAddress local, InetSocketAddress peer) {
      this.local = local;
      this.peer = peer;
      boolean read = request instanceof ReadRequest;
      Terms terms = agreed.terms();
      Optional<OptionAck> answer = agreed.optionAck();
      this.sender =
          read ? Optional.of(Sender.server(terms, answer, content.sizeBytes())) : Optional.empty();
      this.receiver = read ? Optional.empty() : Optional.of(Receiver.server(terms, answer));
    }

    void start() {
      sender.ifPresent(s -> s.start(wire.nowNanos(), this));
      receiver.ifPresent(r -> r.start(wire.nowNanos(), this));
    }

    void onRepeatedRequest() {
      sender.ifPresent(s -> s.onRepeatedRequest(wire.nowNanos(), this));
      receiver.ifPresent(r -> r.onRepeatedRequest(wire.nowNanos(), this));
    }

    void onPacket(Packet received) {
      long now = wire.nowNanos();
      switch (received) {
        case Ack(int block) -> sender.orElseThrow().onAck(block, now, this);
        case Data(int block, ByteBuffer payload) ->
            receiver.orElseThrow().onData(block, payload, now, this);
        case ErrorPacket error -> {
          sender.ifPresent(s -> s.onError(error, now));
          receiver.ifPresent(r -> r.onError(error, now, this));
        }
        case Request _, OptionAck _ -> throw new IllegalStateException("unexpected " + received);
      }
    }

    void onTime() {
      sender.ifPresent(s -> s.onTime(wire.nowNanos(), this));
      receiver.ifPresent(r -> r.onTime(wire.nowNanos(), this));
    }

    long deadlineNanos() {
      return sender.map(Sender::deadlineNanos).orElseGet(() -> receiver.get().deadlineNanos());
    }

    boolean ended(List<Outcome> into) {
      boolean over = deadlineNanos() == Long.MAX_VALUE;
      if (over) {
        into.add(sender.map(Sender::outcome).orElseGet(() -> receiver.get().outcome()).get());
      }
      return over;
    }

    @Override
    public void data(long firstBlock, int count) {
      for (long block = firstBlock; block < firstBlock + count; block++) {
        dataPackets++;
        frame(block);
        wire.send(local, peer, packet.flip());
      }
    }

    @Override
    public void optionAck(OptionAck optionAck) {
      send(optionAck);
    }

    @Override
    public void ack(int blockOnTheWire) {
      send(new Ack(blockOnTheWire));
    }

    @Override
    public void error(ErrorPacket error) {
      send(error);
    }

    @Override
    public void accept(ByteBuffer payload) {
      int bytes = payload.remaining();
      if (!content.matches(uploadedBytes, payload)) {
        throw new AssertionError("wrong bytes at " + uploadedBytes);
      }
      uploadedBytes += bytes;
    }

    @Override
    public void request(ReadRequest request) {
      throw new IllegalStateException("a server asks nothing");
    }

    @Override
    public void startOver(String why) {
      throw new IllegalStateException("a server starts nothing over");
    }

    private void frame(long block) {
      try {
        packet.clear();
        if (!sender.orElseThrow().blocks().frame(block, content, packet)) {
          throw new IllegalStateException("the content shrank");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void send(Packet value) {
      packet.clear();
      PacketCodec.encode(value, packet);
      wire.send(local, peer, packet.flip());
    }
  }
}
