@NullMarked
package rekindle.cli.terminal;

import org.jspecify.annotations.NullMarked;
