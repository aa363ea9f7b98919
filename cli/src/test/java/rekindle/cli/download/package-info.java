@NullMarked
package rekindle.cli.download;

import org.jspecify.annotations.NullMarked;
