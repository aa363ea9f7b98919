@NullMarked
package rekindle.phone.wire;

import org.jspecify.annotations.NullMarked;
