/// What the three front ends share: who asks, which image answers, whether a person or a rule has
/// to say yes, how many connections may be open, and what is told about each request.
///
/// Does not belong here: any protocol (packages `http` and `ftp` beside this one, room `tftp`), and
/// what becomes of an event once it is told.
@NullMarked
package rekindle.station.desk;

import org.jspecify.annotations.NullMarked;
