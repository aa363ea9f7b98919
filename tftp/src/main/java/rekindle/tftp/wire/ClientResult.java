package rekindle.tftp.wire;

import java.io.IOException;
import rekindle.tftp.Outcome;
import rekindle.tftp.Terms;

/// What became of a client's transfer.
public sealed interface ClientResult {
  /// The transfer came to an end of the protocol's own: complete, refused, unanswered, given up.
  ///
  /// @param terms agreed with the server; those of RFC 1350 where it never answered
  record Ended(Outcome outcome, Totals totals, Terms terms) implements ClientResult {}

  /// The name of the server leads to no address.
  record UnknownHost(String host) implements ClientResult {}

  /// This side is in the way: no socket, no network, a target that cannot be written, a content
  /// that cannot be read.
  record LocalTrouble(IOException cause) implements ClientResult {}

  /// Whether every byte has arrived.
  default boolean isComplete() {
    return this instanceof Ended ended && ended.outcome().isComplete();
  }
}
