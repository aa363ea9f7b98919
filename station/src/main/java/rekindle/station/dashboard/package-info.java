/// The HTTP server that people and their programs talk to: requests as values in, answers as values
/// out, on Jetty (ADR 0020), and who may ask at all.
///
/// Does not belong here: what the answers say (`station.api`, `station.page`), and the server that
/// phones fetch images from (`station.http`).
@NullMarked
package rekindle.station.dashboard;

import org.jspecify.annotations.NullMarked;
