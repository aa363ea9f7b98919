@NullMarked
package rekindle.station.disk;

import org.jspecify.annotations.NullMarked;
