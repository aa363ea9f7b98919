/// TFTP as a value: packets, options, and the state machines of both ends (RFC 1350, 2347, 2348,
/// 2349, 7440, 1123 section 4.2.3.1).
///
/// Packets and time go in, effects come out. Server, client and virtual phone share this package,
/// and both ends run against each other in tests over a fake wire in virtual time.
///
/// What does not belong here: sockets, channels, files, threads, executors, loggers and clocks.
/// Time is always an argument, `long nowNanos`, monotonic and of any origin; addresses are only
/// compared, never resolved. Whoever moves the packets lives in `rekindle.tftp.wire`.
@NullMarked
package rekindle.tftp;

import org.jspecify.annotations.NullMarked;
