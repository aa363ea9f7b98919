package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// What a download over TCP has to tell, in this order: [Started], any number of [Piece]s, [Done];
/// [Failed] may come at any time and is the last.
public sealed interface FetchNews {
  /// The server gives the file out.
  ///
  /// @param sizeBytes empty if the server did not say
  record Started(OptionalLong sizeBytes) implements FetchNews {}

  /// The next bytes of the file.
  ///
  /// @param bytes read from position to limit, not kept
  record Piece(ByteBuffer bytes) implements FetchNews {}

  /// The file is whole, as far as the protocol can tell.
  record Done() implements FetchNews {}

  /// There will be no more bytes.
  ///
  /// @param text what the server, or the machine, said about it; from the network, so anything
  record Failed(Reason reason, String text) implements FetchNews {}

  /// Why a download failed.
  enum Reason {
    /// Nobody took the connection, or nothing was said on it.
    NO_ANSWER,
    /// The server has no such file, or does not give it out.
    NOT_FOUND,
    /// The server answered with another error, or with something that is not the protocol.
    SERVER_ERROR,
    /// The connection ended before the file did.
    BROKEN_OFF
  }
}
