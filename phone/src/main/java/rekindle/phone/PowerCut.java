package rekindle.phone;

import java.util.OptionalInt;

/// The moment at which the power fails, in flash work instead of time, so that it can be repeated.
///
/// @param operation the flash operation that is torn, counted from 1 since its [NorFlash] was made;
///   0 = the power never fails
/// @param step the step inside the operation that is torn, from 0; [#MIDDLE] = the one in the
///   middle
public record PowerCut(long operation, int step) {
  public static final int MIDDLE = -1;
  public static final PowerCut NEVER = new PowerCut(0, MIDDLE);

  public PowerCut {
    if (operation < 0 || step < MIDDLE) {
      throw new IllegalArgumentException("no step " + step + " in flash operation " + operation);
    }
  }

  /// In the middle of the N-th flash operation, from 1.
  public static PowerCut in(long operation) {
    return new PowerCut(operation, MIDDLE);
  }

  /// The step to tear in this operation; empty if the power holds.
  OptionalInt tornStep(long operation, int steps) {
    int torn = step == MIDDLE ? steps / 2 : step;
    return operation == this.operation && torn < steps ? OptionalInt.of(torn) : OptionalInt.empty();
  }
}
