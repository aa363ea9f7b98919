/// The journal as an SQLite file in the data directory.
///
/// Only this package knows how an event looks in JSON ([EventJson]), how the file is laid out
/// ([Schema]) and what SQLite's result codes mean for a person ([Trouble]).
///
/// Does not belong here: what events mean. Whoever wants to know folds them.
@NullMarked
package rekindle.recovery.disk;

import org.jspecify.annotations.NullMarked;
