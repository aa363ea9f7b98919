/// What can be seen of a station now: its journal as it grows, each recovery with its stage and its
/// live numbers, and counts since the start.
///
/// Does not belong here: how any of it looks (the dashboard), what events mean (room `recovery`),
/// and anything that decides about requests (package `desk`).
@NullMarked
package rekindle.station.board;

import org.jspecify.annotations.NullMarked;
