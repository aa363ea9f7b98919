/// The benchmark: the station beside other TFTP servers and beside *null*, the machine's limit, all
/// fed by one load client in C (docs/performance.md, ADR 0026).
///
/// Nothing here asserts a speed: that depends on the machine, and a person reads the table.
@NullMarked
package rekindle.trials.bench;

import org.jspecify.annotations.NullMarked;
