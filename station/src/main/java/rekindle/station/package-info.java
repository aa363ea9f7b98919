/// The station: which image answers which request, what is written into the journal about it, and
/// which transfers run just now.
///
/// Does not belong here: protocols (room `tftp`), what a file is (room `firmware`), what events
/// mean (room `recovery`), and how any of it looks to a person (room `cli`). The station never sees
/// a virtual phone; the two meet on the network only.
@NullMarked
package rekindle.station;

import org.jspecify.annotations.NullMarked;
