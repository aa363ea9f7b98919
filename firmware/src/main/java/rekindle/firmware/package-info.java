/// What a phone is and what its firmware is: models and the catalogue of them, the steps of a
/// recovery as data, images, and the checks that tell one kind of bytes from another.
///
/// Everything here is pure: bytes and values go in, values come out. What does *not* belong here:
/// sockets, files, threads, clocks and loggers (the store and the catalogue's files are in
/// `rekindle.firmware.disk`), how a phone behaves (`rekindle.phone`), how a guide is printed
/// (`rekindle.recovery`), and JSON.
@NullMarked
package rekindle.firmware;

import org.jspecify.annotations.NullMarked;
