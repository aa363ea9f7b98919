package rekindle.station.ftp;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.ipfilter.SessionFilter;
import org.apache.mina.core.session.IoSession;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.Listening;
import rekindle.tftp.SourcePolicy;
import rekindle.tftp.wire.PortRange;

/// Looks at every control connection: whether its source is served at all, and whether there is
/// room. One that obeys no command just now is at rest.
///
/// When a control connection is gone, so is its data connection at once: Apache FtpServer would
/// come to that only after the command that still sends, on one of a few hundred threads.
final class Porter implements SessionFilter {
  private final SourcePolicy sources;
  private final Guests<Long> guests;
  private final Drops drops;
  private final TransferPorts ports;
  private final Map<Long, IoSession> sessions = new ConcurrentHashMap<>();
  private final Map<Long, DataLine> lines = new ConcurrentHashMap<>();

  Porter(Listening listening, PortRange transferPorts, Drops drops) {
    this.sources = listening.sources();
    this.guests = new Guests<>(listening.limits(), this::showOut);
    this.ports = new TransferPorts(transferPorts);
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
      giveLine(session);
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
    ports.watch(System.nanoTime());
  }

  private void giveLine(FtpIoSession session) {
    DataLine line = lines.computeIfAbsent(session.getId(), _ -> new DataLine(session, ports));
    session.setAttribute(DataLine.ATTRIBUTE, line);
    // A command may wait its turn until after its session has left.
    if (!sessions.containsKey(session.getId())) {
      lines.remove(session.getId());
      line.end();
    }
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
    cut(id);
  }

  private void cut(long id) {
    Optional.ofNullable(lines.remove(id)).ifPresent(DataLine::end);
  }
}
