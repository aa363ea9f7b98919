@NullMarked
package rekindle.station.board;

import org.jspecify.annotations.NullMarked;
