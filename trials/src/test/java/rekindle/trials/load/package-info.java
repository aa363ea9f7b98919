/// Many phones at once, bounded in count and time.
@NullMarked
package rekindle.trials.load;

import org.jspecify.annotations.NullMarked;
