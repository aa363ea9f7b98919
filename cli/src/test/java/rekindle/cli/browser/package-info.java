@NullMarked
package rekindle.cli.browser;

import org.jspecify.annotations.NullMarked;
