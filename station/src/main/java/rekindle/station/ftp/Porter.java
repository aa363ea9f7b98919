package rekindle.station.ftp;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ipfilter.SessionFilter;
import org.apache.mina.core.session.IoSession;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.Listening;
import rekindle.tftp.SourcePolicy;

/// Looks at every control connection: whether its source is served at all, and whether there is
/// room. One that obeys no command just now is at rest.
final class Porter implements SessionFilter {
  private final SourcePolicy sources;
  private final Guests<Long> guests;
  private final Drops drops;
  private final Map<Long, IoSession> sessions = new ConcurrentHashMap<>();

  Porter(Listening listening, Drops drops) {
    this.sources = listening.sources();
    this.guests = new Guests<>(listening.limits(), this::showOut);
    this.drops = drops;
  }

  /// Asked again with every event of a session.
  @Override
  public boolean accept(IoSession session) {
    if (sessions.containsKey(session.getId())) {
      return true;
    } else if (session.isClosing()
        || !(session.getRemoteAddress() instanceof InetSocketAddress from)) {
      return false;
    } else if (!sources.admits(from.getAddress())) {
      drops.dropped(Endpoint.of(from), Protocol.FTP, Drop.SOURCE_NOT_ALLOWED);
      return false;
    } else {
      sessions.put(session.getId(), session);
      session.getCloseFuture().addListener(_ -> left(session.getId()));
      guests.came(session.getId(), from.getAddress(), System.nanoTime());
      return true;
    }
  }

  /// The command, which keeps its session from being at rest.
  Command watching(Command command) {
    return (session, context, request) -> {
      guests.busy(session.getId(), true, System.nanoTime());
      try {
        command.execute(session, context, request);
      } finally {
        guests.busy(session.getId(), false, System.nanoTime());
      }
    };
  }

  void watch() {
    guests.watch(System.nanoTime());
  }

  private void showOut(Long id) {
    IoSession session = sessions.get(id);
    if (session != null) {
      session.closeNow();
    }
  }

  private void left(long id) {
    guests.left(id);
    sessions.remove(id);
  }
}
