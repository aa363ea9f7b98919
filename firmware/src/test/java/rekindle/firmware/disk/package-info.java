@NullMarked
package rekindle.firmware.disk;

import org.jspecify.annotations.NullMarked;
