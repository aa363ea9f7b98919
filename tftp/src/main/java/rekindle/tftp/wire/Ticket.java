package rekindle.tftp.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Request;

/// A request that waits for the desk's answer.
///
/// ```
/// WAITING --send, accept--> a Transfer takes its place
///    |----refuse----------> an ERROR leaves
///    |----staySilent, other request from the same port, patience over, server closed--> gone
/// ```
///
/// Whoever takes it out of WAITING first decides; everybody else comes too late, and what they
/// brought is given back.
final class Ticket implements Session {
  /// What follows a decision.
  interface Clerk {
    void begin(Ticket ticket, Freight freight);

    void refuse(Ticket ticket, ErrorPacket error);

    void forget(Ticket ticket, String why);
  }

  private final long id;
  private final Key key;
  private final Door door;
  private final Request request;
  private final Reserve reserve;
  private final long requestedAtNanos;
  private final Clerk clerk;
  private final AtomicBoolean waiting = new AtomicBoolean(true);
  private volatile Optional<Freight> freight = Optional.empty();

  Ticket(
      long id,
      Key key,
      Door door,
      Request request,
      Reserve reserve,
      long requestedAtNanos,
      Clerk clerk) {
    this.id = id;
    this.key = key;
    this.door = door;
    this.request = request;
    this.reserve = reserve;
    this.requestedAtNanos = requestedAtNanos;
    this.clerk = clerk;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Key key() {
    return key;
  }

  @Override
  public Request request() {
    return request;
  }

  /// Where the request came in.
  Door door() {
    return door;
  }

  /// What the peer may draw before it is proven.
  Reserve reserve() {
    return reserve;
  }

  long requestedAtNanos() {
    return requestedAtNanos;
  }

  boolean isWaiting() {
    return waiting.get();
  }

  /// Decides the ticket, once.
  ///
  /// @return false where it is decided already
  boolean decide() {
    return waiting.compareAndSet(true, false);
  }

  /// The desk's way to answer a read.
  ReadAnswer readAnswer() {
    return new Reading(this);
  }

  /// The desk's way to answer a write.
  WriteAnswer writeAnswer() {
    return new Writing(this);
  }

  void refuse(ErrorPacket error) {
    if (decide()) {
      clerk.refuse(this, error);
    }
  }

  /// Gives back what the desk put on the table, for want of a transfer that would do so.
  void giveBackFreight() {
    freight.ifPresent(Freight::giveBack);
    freight = Optional.empty();
  }

  private void begin(Freight given) {
    if (decide()) {
      freight = Optional.of(given);
      clerk.begin(this, given);
    } else {
      given.giveBack();
    }
  }

  private void forget() {
    if (decide()) {
      clerk.forget(this, "The desk stays silent");
    }
  }

  private record Reading(Ticket ticket) implements ReadAnswer {
    @Override
    public long id() {
      return ticket.id;
    }

    @Override
    public boolean isAwaited() {
      return ticket.isWaiting();
    }

    @Override
    public void send(Content content) {
      ticket.begin(new Freight.Out(content));
    }

    @Override
    public void refuse(ErrorCode code, String text) {
      ticket.refuse(ErrorPacket.of(code, text));
    }

    @Override
    public void staySilent() {
      ticket.forget();
    }
  }

  private record Writing(Ticket ticket) implements WriteAnswer {
    @Override
    public long id() {
      return ticket.id;
    }

    @Override
    public boolean isAwaited() {
      return ticket.isWaiting();
    }

    @Override
    public void accept(UploadSink sink) {
      ticket.begin(new Freight.In(sink));
    }

    @Override
    public void refuse(ErrorCode code, String text) {
      ticket.refuse(ErrorPacket.of(code, text));
    }

    @Override
    public void staySilent() {
      ticket.forget();
    }
  }
}
