@NullMarked
package rekindle.station.desk;

import org.jspecify.annotations.NullMarked;
