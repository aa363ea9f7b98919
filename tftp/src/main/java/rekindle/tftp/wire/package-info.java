/// The event loop that obeys the pure TFTP core: sockets, selectors, time and files for
/// `rekindle.tftp`.
///
/// Datagrams and the clock go into the core's state machines here, and their effects go out through
/// sockets. `TftpServer` is the server, `TftpClient` the blocking client; a [Desk] decides what a
/// server hands out, a [TransferListener] hears what becomes of it.
///
/// What does not belong here: a decision of the protocol (what to answer, when to send again, when
/// to give up), which is the core's; a decision about files (which image answers which name), which
/// is the desk's; words for people, which belong to the command line.
@NullMarked
package rekindle.tftp.wire;

import org.jspecify.annotations.NullMarked;
