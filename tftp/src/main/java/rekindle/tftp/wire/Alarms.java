package rekindle.tftp.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Wakes sleepers at their deadlines.
///
/// A binary heap that is lazy about deadlines that move away: a transfer's deadline moves with
/// every acknowledgement, nearly always to a later moment, and then nothing is done until the old
/// moment comes. So a packet costs no heap operation, however many transfers there are. Only a
/// deadline that comes nearer has to be told, with [Alarm#nearer].
///
/// Confined to its loop's thread.
final class Alarms {
  /// Something with a deadline.
  interface Sleeper {
    /// When to wake up; `Long.MAX_VALUE` = never. May change at any time.
    long deadlineNanos();

    /// The deadline has come. Leaves a later deadline behind, or cancels its alarm.
    void wake(long nowNanos);
  }

  /// A sleeper's place in the heap.
  final class Alarm {
    private final Sleeper sleeper;
    private long ringsAtNanos;
    private int place;

    private Alarm(Sleeper sleeper, long ringsAtNanos, int place) {
      this.sleeper = sleeper;
      this.ringsAtNanos = ringsAtNanos;
      this.place = place;
    }

    /// Looks at the deadline again, in case it has come nearer.
    void nearer() {
      long deadlineNanos = sleeper.deadlineNanos();
      if (place >= 0 && deadlineNanos < ringsAtNanos) {
        ringsAtNanos = deadlineNanos;
        rise(place);
      }
    }

    /// Never rings again. Harmless when called twice.
    void cancel() {
      if (place >= 0) {
        remove(place);
        place = -1;
      }
    }
  }

  private final List<Alarm> heap = new ArrayList<>();

  /// Wakes `sleeper` at its deadlines from now on.
  Alarm set(Sleeper sleeper) {
    var alarm = new Alarm(sleeper, sleeper.deadlineNanos(), heap.size());
    heap.add(alarm);
    rise(alarm.place);
    return alarm;
  }

  /// When to look again; `Long.MAX_VALUE` = not before a new alarm is set.
  long nextNanos() {
    return heap.isEmpty() ? Long.MAX_VALUE : heap.getFirst().ringsAtNanos;
  }

  /// How many alarms are set.
  int size() {
    return heap.size();
  }

  /// Wakes everyone whose deadline has come.
  ///
  /// Each alarm rings once a call at most, so that a sleeper that does not move its deadline cannot
  /// hold up the loop.
  ///
  /// @param onFailure hears what a sleeper throws; its alarm stays
  void ring(long nowNanos, BiConsumer<Sleeper, Throwable> onFailure) {
    for (int left = heap.size(); left > 0 && nextNanos() <= nowNanos; left--) {
      Alarm first = heap.getFirst();
      if (first.sleeper.deadlineNanos() <= nowNanos) {
        wake(first.sleeper, nowNanos, onFailure);
      }
      postpone(first, nowNanos);
    }
  }

  private static void wake(
      Sleeper sleeper, long nowNanos, BiConsumer<Sleeper, Throwable> onFailure) {
    try {
      sleeper.wake(nowNanos);
    } catch (Throwable failure) {
      onFailure.accept(sleeper, failure);
    }
  }

  private void postpone(Alarm alarm, long nowNanos) {
    if (alarm.place >= 0) {
      alarm.ringsAtNanos = Math.max(alarm.sleeper.deadlineNanos(), nowNanos + 1);
      sink(alarm.place);
    }
  }

  private void remove(int place) {
    Alarm last = heap.removeLast();
    if (place < heap.size()) {
      put(last, place);
      rise(place);
      sink(last.place);
    }
  }

  private void rise(int from) {
    Alarm alarm = heap.get(from);
    int place = from;
    while (place > 0 && alarm.ringsAtNanos < heap.get((place - 1) / 2).ringsAtNanos) {
      put(heap.get((place - 1) / 2), place);
      place = (place - 1) / 2;
    }
    put(alarm, place);
  }

  private void sink(int from) {
    Alarm alarm = heap.get(from);
    int place = from;
    int child = earlierChild(place);
    while (child < heap.size() && heap.get(child).ringsAtNanos < alarm.ringsAtNanos) {
      put(heap.get(child), place);
      place = child;
      child = earlierChild(place);
    }
    put(alarm, place);
  }

  private int earlierChild(int place) {
    int left = 2 * place + 1;
    int right = left + 1;
    boolean takeRight =
        right < heap.size() && heap.get(right).ringsAtNanos < heap.get(left).ringsAtNanos;
    return takeRight ? right : left;
  }

  private void put(Alarm alarm, int place) {
    heap.set(place, alarm);
    alarm.place = place;
  }
}
