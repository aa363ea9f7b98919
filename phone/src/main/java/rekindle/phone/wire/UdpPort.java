package rekindle.phone.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one UDP port that the phone uses at a time.
///
/// Not connected, as a boot loader's is not: answers may come from any port, and an ICMP message
/// never ends a transfer.
final class UdpPort {
  private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);
  private static final int NEIGHBOURS_TRIED = 64;

  private final InetAddress bindAddress;
  private final Selector selector;
  private Optional<DatagramChannel> channel = Optional.empty();

  UdpPort(InetAddress bindAddress, Selector selector) {
    this.bindAddress = bindAddress;
    this.selector = selector;
  }

  /// Leaves the port in use and takes the wished one, or the next free one above it.
  ///
  /// @param wishedPort 0 = any
  void open(int wishedPort) throws IOException {
    close();
    DatagramChannel opened = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      bind(opened, wishedPort);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = Optional.of(opened);
  }

  void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
      channel = Optional.empty();
    }
  }

  /// Sends, or loses the datagram as a cable would: a phone cannot tell the difference.
  void send(ByteBuffer datagram, InetSocketAddress to) {
    try {
      channel.orElseThrow().send(datagram, to);
    } catch (IOException e) {
      LOG.atWarn().addArgument(to).addArgument(e::getMessage).log("cannot send to {}: {}");
    }
  }

  /// Takes the next datagram, if there is one.
  ///
  /// @param into cleared and filled, ready to be read
  /// @return its sender
  Optional<InetSocketAddress> receive(ByteBuffer into) throws IOException {
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    into.clear();
    InetSocketAddress from = (InetSocketAddress) channel.get().receive(into);
    into.flip();
    return Optional.ofNullable(from);
  }

  private void bind(DatagramChannel opened, int wishedPort) throws IOException {
    int last = wishedPort == 0 ? -1 : Math.min(wishedPort + NEIGHBOURS_TRIED, 65_535);
    for (int tried = wishedPort; tried <= last; tried++) {
      try {
        opened.bind(new InetSocketAddress(bindAddress, tried));
        return;
      } catch (BindException taken) {
        LOG.debug("UDP port {} is taken", tried);
      }
    }
    opened.bind(new InetSocketAddress(bindAddress, 0));
  }
}
