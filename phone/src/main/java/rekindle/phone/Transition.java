package rekindle.phone;

/// The way into a stage: does what is done once on entering, and answers with the stage.
@FunctionalInterface
interface Transition {
  Stage enter(long nowNanos, PhoneOutbox out);
}
