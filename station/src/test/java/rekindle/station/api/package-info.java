@NullMarked
package rekindle.station.api;

import org.jspecify.annotations.NullMarked;
