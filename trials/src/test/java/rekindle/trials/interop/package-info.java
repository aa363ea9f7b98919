/// Foreign programs on the other end of the wire: clients, servers and real boot loaders.
@NullMarked
package rekindle.trials.interop;

import org.jspecify.annotations.NullMarked;
