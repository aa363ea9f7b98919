@NullMarked
package rekindle.phone.disk;

import org.jspecify.annotations.NullMarked;
