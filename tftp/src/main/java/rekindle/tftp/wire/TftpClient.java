package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Mode;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// A TFTP client that blocks its caller: one file from a server, or one to it, in mode octet.
///
/// Whatever goes wrong is a [ClientResult], never an exception. An interrupted caller tells the
/// server that it stops, and comes back with its interrupt flag set.
public final class TftpClient {
  /// Where the bytes of a [#get] go.
  public interface Target {
    /// Takes the next bytes of the file.
    ///
    /// @param payload read from position to limit, not kept
    void accept(ByteBuffer payload) throws IOException;
  }

  /// Hears how far a transfer is, after every packet.
  public interface Progress {
    /// Hears nothing.
    Progress NONE = (_, _) -> {};

    /// So much is over.
    ///
    /// @param bytes of the file that are over
    /// @param sizeBytes of the whole file; empty where the server did not tell
    void at(long bytes, OptionalLong sizeBytes);
  }

  private static final Logger log = LoggerFactory.getLogger(TftpClient.class);
  private static final ErrorPacket STOPPED =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The client was stopped");

  private final ClientOptions options;

  /// A client that asks for these options in each transfer.
  public TftpClient(ClientOptions options) {
    this.options = options;
  }

  /// Fetches a file.
  ///
  /// @param host name or address
  /// @param port where the server listens, 69 as a rule
  /// @param target gets each byte once and in order; after anything but a complete result it has
  ///   only a part
  public ClientResult get(String host, int port, String name, Target target, Progress progress) {
    var request = new ReadRequest(name, Mode.OCTET.onTheWire(), options.asked(0));
    return run(host, port, line -> new Getting(line, request, options.habits(), target), progress);
  }

  /// Sends a file.
  ///
  /// @param host name or address
  /// @param port where the server listens, 69 as a rule
  /// @param content read, but not closed
  public ClientResult put(String host, int port, String name, Content content, Progress progress) {
    var asked = options.asked(content.sizeBytes());
    var request = new WriteRequest(name, Mode.OCTET.onTheWire(), asked);
    return run(host, port, line -> new Putting(line, request, options.habits(), content), progress);
  }

  private interface Errand {
    ClientExchange on(ClientLine line);
  }

  private ClientResult run(String host, int port, Errand errand, Progress progress) {
    try {
      var line = ClientLine.open(new InetSocketAddress(InetAddress.getByName(host), port));
      ClientExchange exchange = errand.on(line);
      try {
        return run(line, exchange, progress);
      } finally {
        hangUp(line, exchange);
      }
    } catch (UnknownHostException unknown) {
      return new ClientResult.UnknownHost(host);
    } catch (IOException trouble) {
      return new ClientResult.LocalTrouble(trouble);
    }
  }

  private static ClientResult run(ClientLine line, ClientExchange exchange, Progress progress)
      throws IOException {
    try {
      exchange.start(line.nanos());
      while (exchange.outcome().isEmpty() && !isCutOff(line, exchange)) {
        turn(line, exchange);
        progress.at(exchange.bytes(), exchange.sizeBytes());
      }
    } catch (RuntimeException | Error failure) {
      exchange.abort(STOPPED);
      throw failure;
    }
    return result(line, exchange);
  }

  private static void turn(ClientLine line, ClientExchange exchange) throws IOException {
    line.await(exchange.deadlineNanos());
    line.receive(exchange);
    if (Thread.currentThread().isInterrupted()) {
      exchange.abort(STOPPED);
    }
    if (exchange.deadlineNanos() <= line.nanos()) {
      exchange.time(line.nanos());
    }
  }

  // A request that cannot even leave this machine will get no answer.
  private static boolean isCutOff(ClientLine line, ClientExchange exchange) {
    return !exchange.answered() && line.trouble().isPresent();
  }

  private static ClientResult result(ClientLine line, ClientExchange exchange) throws IOException {
    if (exchange.trouble().isPresent()) {
      return new ClientResult.LocalTrouble(exchange.trouble().get());
    }
    boolean complete = exchange.outcome().filter(Outcome::isComplete).isPresent();
    if (!complete && line.trouble().isPresent()) {
      return new ClientResult.LocalTrouble(line.trouble().get());
    }
    var totals =
        new Totals(
            exchange.bytes(), exchange.retransmittedBlocks(), Duration.ofNanos(line.nanos()));
    return new ClientResult.Ended(exchange.outcome().orElseThrow(), totals, exchange.terms());
  }

  // The caller has its file; should the server have lost the last ACK, somebody has to repeat it.
  private static void hangUp(ClientLine line, ClientExchange exchange) throws IOException {
    boolean complete = exchange.outcome().filter(Outcome::isComplete).isPresent();
    if (!complete || exchange.closed()) {
      line.close();
      return;
    }
    Thread.ofPlatform().daemon().name("tftp-dally").start(() -> dally(line, exchange));
  }

  private static void dally(ClientLine line, ClientExchange exchange) {
    try (line) {
      while (!exchange.closed()) {
        turn(line, exchange);
      }
    } catch (IOException trouble) {
      log.debug("The last ACK cannot be repeated", trouble);
    }
  }
}
