package rekindle.tftp.wire;

import rekindle.tftp.Content;

/// The answer to a [rekindle.tftp.ReadRequest].
public non-sealed interface ReadAnswer extends Answer {
  /// Sends the file.
  ///
  /// @param content read by one thread at a time; if it is `AutoCloseable`, it is closed exactly
  ///   once: when the transfer has ended, or now if this answer comes too late
  void send(Content content);
}
