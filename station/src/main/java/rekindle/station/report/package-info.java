/// What programs are told, as records that become JSON: the same for the command line (`--json`)
/// and for the API. A field that exists keeps its name and its meaning.
///
/// Does not belong here: how a report is asked for, and texts for people that are no part of one.
@NullMarked
package rekindle.station.report;

import org.jspecify.annotations.NullMarked;
