/// The arrows between rooms and the purity of the core, as tests with a because.
@NullMarked
package rekindle.trials.rules;

import org.jspecify.annotations.NullMarked;
