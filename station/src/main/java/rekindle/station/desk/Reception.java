package rekindle.station.desk;

import java.util.function.BooleanSupplier;
import rekindle.firmware.NameKey;
import rekindle.recovery.Drop;
import rekindle.recovery.Sign;

/// Takes requests over connections: recognises who asks and writes it down.
///
/// A name that is not published, and that no model asks for, is no recovery. Many such requests of
/// one source are told as dropped ones, once a minute; they are answered like any other.
///
/// A phone that calls itself what only running firmware does, and asks for such a name, asks for
/// its settings: it is seen running. That, too, is no recovery.
public final class Reception {
  private final ImageDesk desk;
  private final Callers callers;
  private final Deliveries deliveries;
  private final Drops drops;
  private final Sightings sightings;
  private final Strays strays = new Strays();

  public Reception(
      ImageDesk desk, Callers callers, Deliveries deliveries, Drops drops, Sightings sightings) {
    this.desk = desk;
    this.callers = callers;
    this.deliveries = deliveries;
    this.drops = drops;
    this.sightings = sightings;
  }

  /// Writes down a request; whoever asked for it refuses or ends it.
  public Delivery receive(Question question) {
    Call call =
        callers.recognise(
            question.phone().address(), question.name(), question.userAgent(), question.login());
    boolean stray = call.model().isEmpty() && !desk.isPublished(question.name());
    if (stray && call.asker().told().model().isPresent() && !isFirmware(question.name())) {
      sightings.saw(question.phone(), Sign.ASKS_FOR_SETTINGS);
      return deliveries.untold(question, call);
    }
    if (!stray || strays.worthTelling(question.phone().address(), System.nanoTime())) {
      return deliveries.begin(question, call);
    }
    drops.dropped(question.phone(), question.protocol(), Drop.OVER_BUDGET);
    return deliveries.untold(question, call);
  }

  /// A phone that asks for firmware under a name that nobody knows is a miss to be shown: the
  /// catalogue's names are not all documented, and what a boot loader calls itself is not public.
  private static boolean isFirmware(String name) {
    String key = NameKey.of(name).text();
    return key.endsWith(".bin") || key.endsWith(".swu");
  }

  /// The answer to a request that was received. Waits, where a person has to be asked.
  ///
  /// @param sizeOnly whether only the size is wanted
  /// @param there whether the client is still connected
  public Answer answer(Delivery delivery, boolean sizeOnly, BooleanSupplier there) {
    Question question = delivery.question();
    return desk.answer(
        new Inquiry(
            question.phone().address(),
            question.protocol(),
            question.name(),
            delivery.call(),
            sizeOnly),
        there);
  }
}
