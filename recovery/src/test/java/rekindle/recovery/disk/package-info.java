/// Tests of the journal's file: its form, its writer, and what happens to it in bad weather.
@NullMarked
package rekindle.recovery.disk;

import org.jspecify.annotations.NullMarked;
