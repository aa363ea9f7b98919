/// The HTTP front end: published names over HTTP/1.0 and 1.1, on Jetty (ADR 0015, 0030).
///
/// Does not belong here: which image answers a name (`station.desk`), and anything that is not the
/// transfer of an image: pages and the API are another server's.
@NullMarked
package rekindle.station.http;

import org.jspecify.annotations.NullMarked;
