@NullMarked
package rekindle.station.page;

import org.jspecify.annotations.NullMarked;
