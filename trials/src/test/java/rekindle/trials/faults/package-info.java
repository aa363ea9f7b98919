/// What must survive: killed processes, damaged files, hostile packets.
@NullMarked
package rekindle.trials.faults;

import org.jspecify.annotations.NullMarked;
