package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.tftp.Ack;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.Data;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.PeerLock;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Receiver;
import rekindle.tftp.ReceiverOutbox;
import rekindle.tftp.Request;

/// The image is being fetched over TFTP.
///
/// Datagrams from anyone but the server's first answering port are ignored in silence, as U-Boot
/// ignores them.
final class Loading implements Stage {
  private final BootLoader loader;
  private final Board board;
  private final InetSocketAddress server;
  private final PeerLock lock;
  private final Receiver receiver;
  private final Ram ram = new Ram();

  /// How the attempt would be reported if it ended now.
  private Trouble trouble;

  private Loading(BootLoader loader, Board board, InetSocketAddress server) {
    this.loader = loader;
    this.board = board;
    this.server = server;
    this.lock = new PeerLock(server.getAddress());
    this.trouble = silence();
    ClientHabits habits = board.setup().habits();
    this.receiver = Receiver.client(habits.readRequest(board.model().recoveryName()), habits);
  }

  static Stage begin(BootLoader loader, Board board, Ipv4 server, long nowNanos, PhoneOutbox out) {
    var at = new InetSocketAddress(server.toInetAddress(), board.setup().ports().tftp());
    var loading = new Loading(loader, board, at);
    board.diary().requested(Protocol.TFTP);
    out.openPort(SourcePort.wishedBy(board.setup().habits(), nowNanos));
    loading.receiver.start(nowNanos, loading.replies(nowNanos, out));
    return loading;
  }

  @Override
  public long deadlineNanos() {
    return receiver.deadlineNanos();
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    trouble = silence();
    receiver.onTime(nowNanos, replies(nowNanos, out));
    return settled(nowNanos, out);
  }

  @Override
  public Stage onDatagram(
      ByteBuffer datagram, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    if (lock.standingOf(from) == PeerLock.Standing.PEER
        && PacketCodec.decode(datagram) instanceof Decoded.Ok(Packet packet)) {
      return onPacket(packet, from, nowNanos, out);
    }
    return this;
  }

  private Stage onPacket(Packet packet, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    var replies = replies(nowNanos, out);
    switch (packet) {
      case Data(int block, ByteBuffer payload) -> {
        lock.lock(from);
        trouble = nonsense();
        receiver.onData(block, payload, nowNanos, replies);
      }
      case OptionAck answer -> {
        lock.lock(from);
        trouble = nonsense();
        receiver.onOptionAck(answer, nowNanos, replies);
      }
      case ErrorPacket error -> {
        trouble = refusal(error);
        receiver.onError(error, nowNanos, replies);
      }
      case Ack _, Request _ -> {
        return this;
      }
    }
    return settled(nowNanos, out);
  }

  private Stage settled(long nowNanos, PhoneOutbox out) {
    return receiver.outcome().map(outcome -> ended(outcome, nowNanos, out)).orElse(this);
  }

  private Stage ended(Outcome outcome, long nowNanos, PhoneOutbox out) {
    return switch (outcome) {
      case Outcome.Complete _, Outcome.LastAckMissing _ ->
          loader.loaded(ram.content(), nowNanos, out);
      case Outcome.PeerError(ErrorPacket error) -> loader.loadingFailed(refusal(error), out);
      case Outcome.PeerSilent _ -> loader.loadingFailed(silence(), out);
      case Outcome.Aborted(ErrorPacket why) ->
          ram.full()
              ? loader.refused(ScreenText.TOO_LARGE, out)
              : loader.loadingFailed(new Trouble(Ending.BROKEN_OFF, why.text()), out);
      case Outcome.SizeProbe _, Outcome.Superseded _ ->
          throw new IllegalStateException("a client cannot end with " + outcome);
    };
  }

  private static Trouble silence() {
    return new Trouble(Ending.NO_ANSWER, "");
  }

  private static Trouble nonsense() {
    return new Trouble(Ending.SERVER_ERROR, "");
  }

  private static Trouble refusal(ErrorPacket error) {
    boolean noFile =
        error.code() == ErrorCode.FILE_NOT_FOUND.number()
            || error.code() == ErrorCode.ACCESS_VIOLATION.number();
    Ending ending = noFile ? Ending.NOT_FOUND : Ending.SERVER_ERROR;
    return new Trouble(ending, error.code(), error.text());
  }

  private ReceiverOutbox replies(long nowNanos, PhoneOutbox out) {
    return new ReceiverOutbox() {
      @Override
      public void request(ReadRequest request) {
        send(request, server);
      }

      @Override
      public void ack(int blockOnTheWire) {
        send(new Ack(blockOnTheWire), lock.peer().orElse(server));
      }

      @Override
      public void optionAck(OptionAck optionAck) {
        throw new IllegalStateException("only servers send an OACK");
      }

      @Override
      public void error(ErrorPacket error) {
        send(error, lock.peer().orElse(server));
      }

      @Override
      public void accept(ByteBuffer payload) {
        if (ram.append(payload)) {
          board.diary().received(ram.sizeBytes());
          out.loaded(ram.sizeBytes());
        } else {
          receiver.abort(ErrorPacket.of(ErrorCode.DISK_FULL, "out of memory"), this);
        }
      }

      @Override
      public void startOver(String why) {
        ram.clear();
        lock.release();
        loader.startsOver(trouble.orElseSaying(why), out);
        board.diary().received(0);
        out.loaded(0);
        out.openPort(SourcePort.wishedBy(board.setup().habits(), nowNanos));
      }

      private void send(Packet packet, InetSocketAddress to) {
        ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(packet));
        PacketCodec.encode(packet, datagram);
        out.send(datagram.flip(), to);
      }
    };
  }
}
