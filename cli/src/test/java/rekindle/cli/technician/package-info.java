@NullMarked
package rekindle.cli.technician;

import org.jspecify.annotations.NullMarked;
