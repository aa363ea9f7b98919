/// Tests of the event loop with real sockets, all on loopback addresses.
@NullMarked
package rekindle.tftp.wire;

import org.jspecify.annotations.NullMarked;
