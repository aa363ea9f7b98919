package rekindle.station.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/// Notices that a client goes away while its request waits for a person.
///
/// Nobody reads from a connection whose request is being answered, so its end would be noticed only
/// with the answer. Here the connection's interest in reading is lent to us meanwhile. When there
/// is something to read, nothing is: a connection that is ready and has no bytes is at its end;
/// bytes are the client's next request and stay where they are.
final class StillThere implements Callback, AutoCloseable {
  private final EndPoint endPoint;
  private boolean looking;
  private volatile boolean lent;
  private volatile boolean over;
  private volatile boolean gone;

  private StillThere(EndPoint endPoint) {
    this.endPoint = endPoint;
  }

  /// For one request, until closed.
  static StillThere of(Request request) {
    return new StillThere(request.getConnectionMetaData().getConnection().getEndPoint());
  }

  /// Begins to look when it is first asked: most requests wait for nobody.
  boolean isThere() {
    if (!looking) {
      looking = true;
      // First, because it may be given back before the call returns.
      lent = true;
      if (!endPoint.tryFillInterested(this)) {
        lent = false;
      }
    }
    return !gone && endPoint.isOpen();
  }

  /// There is something to read.
  @Override
  public void succeeded() {
    lent = false;
    gone = isAtItsEnd();
  }

  @Override
  public void failed(Throwable why) {
    gone = !over;
  }

  /// Gives the interest back.
  @Override
  public void close() {
    over = true;
    if (lent && endPoint instanceof AbstractEndPoint lender) {
      var _ = lender.getFillInterest().onFail(new CancellationException("the wait is over"));
    }
  }

  private boolean isAtItsEnd() {
    if (!(endPoint.getTransport() instanceof SocketChannel channel)) {
      return false;
    }
    try {
      return channel.socket().getInputStream().available() == 0;
    } catch (IOException _) {
      return true;
    }
  }
}
