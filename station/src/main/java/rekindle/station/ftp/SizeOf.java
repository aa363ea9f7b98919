package rekindle.station.ftp;

import java.util.Map;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import rekindle.recovery.Ending;

/// `SIZE` (RFC 3659 section 4): how many bytes `RETR` sends. The same for every `TYPE`, because the
/// bytes are.
final class SizeOf implements Command {
  private final Asking asking;

  SizeOf(Asking asking) {
    this.asking = asking;
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    String name = request.getArgument();
    if (name == null) {
      Replies.write(session, 501, "SIZE needs a name.");
      return;
    }
    asking.ask(
        session,
        name,
        Map.of("command", "SIZE"),
        (found, delivery) -> {
          delivery.end(Ending.SIZE_PROBE, "");
          Replies.write(session, 213, Long.toString(found.image().sizeBytes()));
        });
  }
}
