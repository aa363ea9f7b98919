/// The codec and the state machines alone, measured by JMH: time and bytes of garbage a packet (ADR
/// 0027). `trials/microbench` runs it; nothing here is a test.
@NullMarked
package rekindle.trials.micro;

import org.jspecify.annotations.NullMarked;
