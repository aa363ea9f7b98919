package rekindle.station.ftp;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.apache.ftpserver.DataConnectionException;
import org.apache.ftpserver.ftplet.DataConnection;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.IODataConnection;
import org.apache.ftpserver.impl.ServerDataConnectionFactory;
import org.jspecify.annotations.Nullable;

/// The data connection of one session.
///
/// It stands in for Apache FtpServer's own, which waits for the client while it holds the lock that
/// closing needs, connects without a bound, and keeps a passive port until the next command.
///
/// ```
/// nothing --PASV--> listening --opened--> open --closed--> nothing
///         --PORT--> target    --opened--> open --closed--> target (RFC 959 section 3.2)
/// any --session left--> over
/// ```
///
/// Safe for several threads; closing never waits, and wakes whoever waits for the client.
final class DataLine implements ServerDataConnectionFactory {
  /// Where a session of Apache FtpServer 1.2 looks for its data connection.
  static final String ATTRIBUTE = FtpIoSession.ATTRIBUTE_PREFIX + "data-connection";

  /// Somebody else connected.
  static final class ForeignConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignConnectionException(InetAddress from) {
      super("the data connection came from another address, " + from.getHostAddress());
    }
  }

  private final FtpIoSession session;
  private final TransferPorts ports;
  private Optional<ServerSocket> listening = Optional.empty();
  private Optional<InetSocketAddress> target = Optional.empty();
  private Optional<Socket> open = Optional.empty();
  private boolean over;

  DataLine(FtpIoSession session, TransferPorts ports) {
    this.session = session;
    this.ports = ports;
  }

  /// The session is gone: cuts what is open, and nothing is opened any more.
  synchronized void end() {
    over = true;
    closeDataConnection();
  }

  /// @throws ForeignConnectionException if the connection is not the client's
  /// @throws IOException if it does not come about within 30 seconds
  @Override
  public DataConnection openConnection() throws IOException {
    Optional<ServerSocket> passive = listening();
    Socket socket = passive.isPresent() ? accept(passive.get()) : connect();
    return new IODataConnection(socket, session, this);
  }

  @Override
  public synchronized void closeDataConnection() {
    listening.ifPresent(ports::release);
    listening = Optional.empty();
    open.ifPresent(DataLine::close);
    open = Optional.empty();
  }

  @Override
  public synchronized void initActiveDataConnection(InetSocketAddress address) {
    closeDataConnection();
    target = Optional.of(address);
  }

  @Override
  public synchronized InetSocketAddress initPassiveDataConnection() throws DataConnectionException {
    closeDataConnection();
    target = Optional.empty();
    if (over) {
      throw new DataConnectionException("the session is over");
    }
    try {
      InetAddress here = ((InetSocketAddress) session.getLocalAddress()).getAddress();
      ServerSocket socket = ports.open(here, System.nanoTime());
      listening = Optional.of(socket);
      return new InetSocketAddress(here, socket.getLocalPort());
    } catch (IOException failure) {
      throw new DataConnectionException("no passive port", failure);
    }
  }

  /// Where the data connection goes to, or is waited for; null where neither was asked for.
  @Override
  public synchronized @Nullable InetAddress getInetAddress() {
    Optional<ServerSocket> passive = listening();
    return passive.isPresent()
        ? passive.get().getInetAddress()
        : target.map(InetSocketAddress::getAddress).orElse(null);
  }

  @Override
  public synchronized int getPort() {
    Optional<ServerSocket> passive = listening();
    return passive.isPresent()
        ? passive.get().getLocalPort()
        : target.map(InetSocketAddress::getPort).orElse(0);
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public void setSecure(boolean secure) {}

  @Override
  public void setServerControlAddress(InetAddress address) {}

  @Override
  public boolean isZipMode() {
    return false;
  }

  @Override
  public void setZipMode(boolean zip) {}

  /// Never: [TransferPorts] looks after those that wait, the deliveries after those that send.
  @Override
  public boolean isTimeout(long nowMillis) {
    return false;
  }

  @Override
  public void dispose() {
    end();
  }

  /// The port may have been taken back meanwhile.
  private synchronized Optional<ServerSocket> listening() {
    return listening.filter(socket -> !socket.isClosed());
  }

  private Socket accept(ServerSocket passive) throws IOException {
    InetAddress client = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    ports.used(passive, System.nanoTime());
    try {
      passive.setSoTimeout((int) TransferPorts.WAIT.toMillis());
      Socket socket = keep(passive.accept());
      if (!socket.getInetAddress().equals(client)) {
        close(socket);
        throw new ForeignConnectionException(socket.getInetAddress());
      }
      return socket;
    } finally {
      ports.release(passive);
    }
  }

  private Socket connect() throws IOException {
    InetSocketAddress to = target().orElseThrow(() -> new ConnectException("nobody is expected"));
    Socket socket = keep(new Socket());
    try {
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(((InetSocketAddress) session.getLocalAddress()).getAddress(), 0));
      socket.connect(to, (int) TransferPorts.WAIT.toMillis());
      return socket;
    } catch (IOException failure) {
      close(socket);
      throw failure;
    }
  }

  private synchronized Optional<InetSocketAddress> target() {
    return target;
  }

  private synchronized Socket keep(Socket socket) throws IOException {
    if (over) {
      close(socket);
      throw new ConnectException("the session is over");
    }
    open = Optional.of(socket);
    return socket;
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Gone is gone.
    }
  }
}
