/// The JSON API of a station, its stream of events and its metrics, as `openapi.json` says them
/// (ADR 0021).
///
/// Does not belong here: pages (`station.page`), who may ask (`station.dashboard`), and decisions:
/// everything here asks the station's own parts and reports what they say.
@NullMarked
package rekindle.station.api;

import org.jspecify.annotations.NullMarked;
