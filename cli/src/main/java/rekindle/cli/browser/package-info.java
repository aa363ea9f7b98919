/// Virtual phones to practise with in a browser, mounted into the dashboard's place.
///
/// They run in the station's process, but meet the station only on the network: each asks its real
/// ports. What a phone does is not decided here (`rekindle.phone`), nor how the page around it
/// looks (`rekindle.station.page`).
@NullMarked
package rekindle.cli.browser;

import org.jspecify.annotations.NullMarked;
