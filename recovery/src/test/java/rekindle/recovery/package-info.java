/// Tests of the stories, the guides and the plain words.
@NullMarked
package rekindle.recovery;

import org.jspecify.annotations.NullMarked;
