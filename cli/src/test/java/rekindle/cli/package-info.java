@NullMarked
package rekindle.cli;

import org.jspecify.annotations.NullMarked;
