/// Firmware on disk: the reader of the catalogue's JSON files, and the image store.
///
/// The only package of this room that names files, locks and JSON. What does *not* belong here:
/// rules about images and names (they are pure, in `rekindle.firmware`), and anything that knows a
/// network. A name that came from the network never becomes part of a path here.
@NullMarked
package rekindle.firmware.disk;

import org.jspecify.annotations.NullMarked;
