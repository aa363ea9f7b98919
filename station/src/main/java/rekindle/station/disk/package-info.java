/// What a station keeps on the disk besides images and the journal: its rules.
///
/// Does not belong here: what a rule means (package `desk` beside this one), images (room
/// `firmware`), events (room `recovery`).
@NullMarked
package rekindle.station.disk;

import org.jspecify.annotations.NullMarked;
