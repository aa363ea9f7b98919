package rekindle.station.desk;

import rekindle.recovery.Drop;

/// Takes requests over connections: recognises who asks and writes it down.
///
/// A name that is not published, and that no model asks for, is no recovery. Many such requests of
/// one source are told as dropped ones, once a minute; they are answered like any other.
public final class Reception {
  private final ImageDesk desk;
  private final Callers callers;
  private final Deliveries deliveries;
  private final Drops drops;
  private final Strays strays = new Strays();

  public Reception(ImageDesk desk, Callers callers, Deliveries deliveries, Drops drops) {
    this.desk = desk;
    this.callers = callers;
    this.deliveries = deliveries;
    this.drops = drops;
  }

  /// Writes down a request; whoever asked for it refuses or ends it.
  public Delivery receive(Question question) {
    Call call =
        callers.recognise(
            question.phone().address(), question.name(), question.userAgent(), question.login());
    boolean stray = call.model().isEmpty() && !desk.isPublished(question.name());
    if (!stray || strays.worthTelling(question.phone().address(), System.nanoTime())) {
      return deliveries.begin(question, call);
    }
    drops.dropped(question.phone(), question.protocol(), Drop.OVER_BUDGET);
    return deliveries.untold(question, call);
  }

  /// The answer to a request that was received.
  public Answer answer(Delivery delivery) {
    return desk.answer(delivery.question().name(), delivery.call());
  }
}
