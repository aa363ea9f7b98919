/// The FTP front end: published names over FTP (RFC 959, 2428, 3659), on Apache FtpServer (ADR
/// 0016).
///
/// Does not belong here: which image answers a name (`station.desk`), and verbs that change
/// anything: none is registered.
@NullMarked
package rekindle.station.ftp;

import org.jspecify.annotations.NullMarked;
