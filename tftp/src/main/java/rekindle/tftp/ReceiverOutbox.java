package rekindle.tftp;

import java.nio.ByteBuffer;

/// What a [Receiver] wants done, in the order of the calls.
public interface ReceiverOutbox {
  /// Send the request to the server's well-known port.
  void request(ReadRequest request);

  void ack(int blockOnTheWire);

  void optionAck(OptionAck optionAck);

  void error(ErrorPacket error);

  /// The next bytes of the file, each exactly once and in order, as they came over the wire.
  ///
  /// The ACK follows after this returns. Where the bytes cannot be kept, call [Receiver#abort]
  /// inside this call, and no ACK follows.
  ///
  /// @param payload to be read now from position to limit, not to be kept; possibly empty
  void accept(ByteBuffer payload);

  /// Forget every byte accepted so far and leave the port: the client starts from scratch, and its
  /// next request comes from a new port ([PeerLock#release]).
  ///
  /// @param why what a boot loader prints
  void startOver(String why);
}
