@NullMarked
package rekindle.phone;

import org.jspecify.annotations.NullMarked;
