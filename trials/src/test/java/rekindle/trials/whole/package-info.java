/// The whole way, from commands that a person types to a phone that runs.
@NullMarked
package rekindle.trials.whole;

import org.jspecify.annotations.NullMarked;
