package rekindle.phone;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// A plan of flash operations being carried out in time, one after the other.
///
/// Nothing runs between two calls: [#until] does every step that is due by then. The step that is
/// under way when the power goes is torn.
final class FlashWork {
  enum Progress {
    WORKING,
    DONE,
    POWER_LOST
  }

  private final NorFlash chip;
  private final Iterator<FlashOperation> plan;
  private final FlashTimes times;
  private final PowerCut cut;
  private final int operationsPlanned;
  private int operationsDone;
  private int steps;
  private long startedNanos;
  private long operationNanos;

  FlashWork(
      NorFlash chip, List<FlashOperation> plan, FlashTimes times, PowerCut cut, long nowNanos) {
    this.chip = chip;
    this.plan = plan.iterator();
    this.operationsPlanned = plan.size();
    this.times = times;
    this.cut = cut;
    this.startedNanos = nowNanos;
  }

  /// Works until this moment, or until the plan is done or the power fails.
  Progress until(long nowNanos) {
    while (chip.busy() || plan.hasNext()) {
      if (!chip.busy()) {
        begin(plan.next());
      }
      if (powerFailsBy(nowNanos)) {
        return Progress.POWER_LOST;
      }
      chip.advance(stepsDueBy(nowNanos) - stepsDone());
      if (chip.busy()) {
        return Progress.WORKING;
      }
      operationsDone++;
      startedNanos = endNanos();
    }
    return Progress.DONE;
  }

  /// When the operation in progress ends; before the first call of [#until] the start.
  long endNanos() {
    return startedNanos + operationNanos;
  }

  int operationsDone() {
    return operationsDone;
  }

  int operationsPlanned() {
    return operationsPlanned;
  }

  private void begin(FlashOperation operation) {
    chip.start(operation);
    steps = chip.stepsOf(operation);
    operationNanos = times.nanos(operation);
  }

  private int stepsDueBy(long nowNanos) {
    long elapsed = nowNanos - startedNanos;
    return elapsed >= operationNanos ? steps : (int) (steps * elapsed / operationNanos);
  }

  private int stepsDone() {
    return steps - chip.stepsLeft();
  }

  private boolean powerFailsBy(long nowNanos) {
    OptionalInt torn = cut.tornStep(chip.operations(), steps);
    if (torn.isEmpty() || torn.getAsInt() >= stepsDueBy(nowNanos)) {
      return false;
    }
    chip.advance(torn.getAsInt() - stepsDone());
    chip.losePower(new SplittableRandom(cut.operation()));
    return true;
  }
}
