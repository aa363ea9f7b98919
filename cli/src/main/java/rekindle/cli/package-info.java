/// The command line: one small class a command, the technician (a robot that follows a guide on a
/// virtual phone), and the demonstration that joins a station and a phone over real sockets.
///
/// This is the only room that knows both the station and the phone, because those two meet on the
/// network only. Does not belong here: anything a second program would need, too.
@NullMarked
package rekindle.cli;

import org.jspecify.annotations.NullMarked;
