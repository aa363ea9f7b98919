@NullMarked
package rekindle.station.dashboard;

import org.jspecify.annotations.NullMarked;
