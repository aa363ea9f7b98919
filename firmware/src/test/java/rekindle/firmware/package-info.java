@NullMarked
package rekindle.firmware;

import org.jspecify.annotations.NullMarked;
