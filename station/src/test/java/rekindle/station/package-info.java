@NullMarked
package rekindle.station;

import org.jspecify.annotations.NullMarked;
