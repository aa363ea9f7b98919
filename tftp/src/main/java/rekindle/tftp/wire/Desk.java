package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// Decides what a server hands out and takes in.
///
/// Called by one thread of the server, which meanwhile admits nobody else; running transfers are
/// not held up. Look-ups are fine here; whoever has to ask a person or hash a file keeps the answer
/// and gives it later. A request that is repeated while its answer is awaited is not asked again.
/// An exception from here refuses the request.
public interface Desk {
  /// A peer asks for a file.
  ///
  /// @param local the address the request was sent to
  void onRead(
      ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer);

  /// A peer offers a file.
  ///
  /// @param local the address the request was sent to
  void onWrite(
      WriteRequest request, InetSocketAddress peer, InetSocketAddress local, WriteAnswer answer);
}
