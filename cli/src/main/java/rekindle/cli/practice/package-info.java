/// A virtual phone at work, with a robot or a person before it: the session that the technician
/// drives, and the one at a terminal.
///
/// Does not belong here: command line options, and how the phone itself behaves (room `phone`).
@NullMarked
package rekindle.cli.practice;

import org.jspecify.annotations.NullMarked;
