/// What people do with images, the same from the command line and from the dashboard: adding one
/// and finding the one that is meant.
///
/// Does not belong here: how files are kept (`rekindle.firmware.disk`), and terminals or HTTP.
@NullMarked
package rekindle.station.shelf;

import org.jspecify.annotations.NullMarked;
