@NullMarked
package rekindle.station.http;

import org.jspecify.annotations.NullMarked;
