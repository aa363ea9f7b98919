@NullMarked
package rekindle.station.ftp;

import org.jspecify.annotations.NullMarked;
