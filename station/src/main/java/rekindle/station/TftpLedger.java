package rekindle.station;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;
import rekindle.station.desk.Call;
import rekindle.station.desk.Callers;
import rekindle.station.desk.Drops;
import rekindle.station.desk.TransferNumbers;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Request;
import rekindle.tftp.Terms;
import rekindle.tftp.wire.DropReason;
import rekindle.tftp.wire.Totals;
import rekindle.tftp.wire.TransferListener;

/// Turns what the TFTP server does into events, and adds what only the desk knows: which image
/// answers, why it refuses, which name was nearest.
final class TftpLedger implements TransferListener {
  private static final Logger log = LoggerFactory.getLogger(TftpLedger.class);

  private final TransferNumbers numbers;
  private final Callers callers;
  private final EventSink events;
  private final InstantSource clock;
  private final Drops drops;
  private final Map<Long, OpenRequest> open = new ConcurrentHashMap<>();
  private volatile LongUnaryOperator acknowledged = _ -> 0;
  private volatile boolean closing;

  TftpLedger(TransferNumbers numbers, Callers callers, EventSink events, InstantSource clock) {
    this.numbers = numbers;
    this.callers = callers;
    this.drops = new Drops(events::happened, clock);
    this.events = events;
    this.clock = clock;
  }

  /// The desk is about to answer with these bytes.
  void answeredWith(long id, Sha256 image) {
    change(id, request -> request.answeredWith(image));
  }

  /// The desk is about to refuse.
  void refusedBecause(long id, Refusal why, Optional<String> nearest) {
    change(id, request -> request.refusedBecause(why, nearest));
  }

  /// From now on the bytes of a transfer, by its number, can be asked here.
  void bytesAcknowledged(LongUnaryOperator byNumber) {
    acknowledged = byNumber;
  }

  /// What is given up from now on is given up because the station is being stopped.
  void closing() {
    closing = true;
  }

  /// Names a transfer of the server as the journal does; empty if it is over.
  Optional<TransferId> idOf(long id) {
    return Optional.ofNullable(open.get(id)).map(OpenRequest::id);
  }

  /// Who asks; empty if the request is over, or an upload.
  Optional<Call> callOf(long id) {
    return Optional.ofNullable(open.get(id)).flatMap(OpenRequest::call);
  }

  @Override
  public void requested(
      long id, InetSocketAddress peer, InetSocketAddress local, Request request, Instant at) {
    var phone = Endpoint.of(peer);
    TransferId transfer = numbers.next();
    if (request instanceof ReadRequest) {
      Call call =
          callers.recognise(
              phone.address(), request.fileName(), Optional.empty(), Optional.empty());
      open.put(id, OpenRequest.download(transfer, phone, request.fileName(), call));
      events.happened(
          new Event.Requested(
              at,
              transfer,
              phone,
              Endpoint.of(local),
              Protocol.TFTP,
              request.fileName(),
              call.model(),
              options(request),
              call.asker()));
    } else {
      open.put(id, OpenRequest.upload(transfer, phone, request.fileName()));
      log.info("{} offers {}", phone, Quoted.of(request.fileName()));
    }
  }

  @Override
  public void refused(long id, ErrorCode code, String text) {
    OpenRequest request = open.remove(id);
    if (request == null) {
      return;
    }
    if (request.download()) {
      Refusal why = request.refusal().orElseGet(() -> reason(code));
      events.happened(
          new Event.Refused(
              clock.instant(), request.id(), request.phone(), why, text, request.nearest()));
    } else {
      log.info("{} may not leave {} here: {}", request.phone(), Quoted.of(request.name()), text);
    }
  }

  @Override
  public void started(long id, Terms terms, OptionalLong sizeBytes) {
    OpenRequest request = open.get(id);
    if (request != null && request.image().isPresent()) {
      events.happened(
          new Event.Started(
              clock.instant(),
              request.id(),
              request.phone(),
              request.image().get(),
              sizeBytes.orElse(0),
              terms.blockSizeBytes(),
              terms.windowSize()));
    }
  }

  @Override
  public void stalled(long id, Duration silentFor) {
    OpenRequest request = open.get(id);
    if (request == null || !request.download()) {
      return;
    }
    Instant now = clock.instant();
    change(id, r -> r.silentSince(now.minus(silentFor)));
    if (!request.heard()) {
      events.happened(new Event.FirstAcknowledged(now, request.id(), request.phone()));
    }
    events.happened(new Event.Stalled(now, request.id(), request.phone(), bytesOf(id), silentFor));
  }

  @Override
  public void resumed(long id) {
    OpenRequest request = open.get(id);
    if (request == null || !request.download()) {
      return;
    }
    Instant now = clock.instant();
    Duration silence =
        request.silentSince().map(then -> Duration.between(then, now)).orElse(Duration.ZERO);
    change(id, OpenRequest::talking);
    events.happened(new Event.Resumed(now, request.id(), request.phone(), bytesOf(id), silence));
  }

  @Override
  public void ended(long id, Outcome outcome, Totals totals) {
    OpenRequest request = open.remove(id);
    if (request == null) {
      return;
    }
    if (request.download()) {
      Instant now = clock.instant();
      Event.Finished end = Endings.finished(request, outcome, totals, now, closing);
      // A phone that has all of it has answered: that need not be told twice.
      if (!end.ending().isComplete() && !request.heard() && heard(outcome, totals)) {
        events.happened(new Event.FirstAcknowledged(now, request.id(), request.phone()));
      }
      events.happened(end);
    } else {
      log.info(
          "{} {} {} ({} bytes)",
          request.phone(),
          outcome.isComplete() ? "left" : "could not leave",
          Quoted.of(request.name()),
          totals.bytes());
    }
  }

  @Override
  public void dropped(InetSocketAddress peer, DropReason reason, long unreportedBefore) {
    drops.dropped(Endpoint.of(peer), Protocol.TFTP, asTold(reason));
  }

  private static Drop asTold(DropReason reason) {
    return switch (reason) {
      case SOURCE_NOT_ALLOWED -> Drop.SOURCE_NOT_ALLOWED;
      case OVER_BUDGET, TOO_MANY_AT_ONCE -> Drop.OVER_BUDGET;
      case MALFORMED, NOT_A_REQUEST -> Drop.MALFORMED;
    };
  }

  private long bytesOf(long id) {
    return acknowledged.applyAsLong(id);
  }

  private void change(long id, UnaryOperator<OpenRequest> change) {
    open.computeIfPresent(id, (_, request) -> change.apply(request));
  }

  private static boolean heard(Outcome outcome, Totals totals) {
    return totals.bytes() > 0
        || outcome.isComplete()
        || (outcome instanceof Outcome.PeerSilent(boolean ever) && ever);
  }

  /// The server itself refuses what is no request of the protocol, and what it has no room for.
  private static Refusal reason(ErrorCode code) {
    return code == ErrorCode.ILLEGAL_OPERATION || code == ErrorCode.OPTION_REFUSED
        ? Refusal.BAD_REQUEST
        : Refusal.BUSY;
  }

  private static Map<String, String> options(Request request) {
    var options = new LinkedHashMap<String, String>();
    request.options().firsts().forEach(option -> options.put(option.name(), option.value()));
    return options;
  }
}
