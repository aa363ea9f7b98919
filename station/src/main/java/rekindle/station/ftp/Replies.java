package rekindle.station.ftp;

import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.impl.FtpIoSession;
import rekindle.recovery.PeerText;

/// Replies of one line (RFC 959 section 4.2).
final class Replies {
  private Replies() {}

  /// @param text may quote the client; whatever would end the line is made visible
  static void write(FtpIoSession session, int code, String text) {
    session.write(new DefaultFtpReply(code, PeerText.printable(text)));
  }
}
