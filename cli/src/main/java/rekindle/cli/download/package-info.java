/// Brings a file from an HTTP server onto this disk, whole or not at all, and goes on where an
/// earlier try broke off.
///
/// What does *not* belong here: what the file is and where it goes (`image add` asks the image
/// store that), the catalogue's addresses, and any other protocol.
@NullMarked
package rekindle.cli.download;

import org.jspecify.annotations.NullMarked;
