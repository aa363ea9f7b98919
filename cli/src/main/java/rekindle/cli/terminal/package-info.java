/// How commands talk to people: messages in three parts, progress bars, boxes that look like a
/// phone's display, the views of a terminal.
///
/// Does not belong here: what a command does. Nothing in this package knows a phone's or a
/// station's rules.
@NullMarked
package rekindle.cli.terminal;

import org.jspecify.annotations.NullMarked;
