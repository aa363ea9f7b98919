package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Outcome;
import rekindle.tftp.Request;
import rekindle.tftp.Terms;

/// Hears what becomes of each request.
///
/// ```
/// requested --+--> refused
///             +--> ended                                  (never answered)
///             +--> started --+--> ended
///                            +--> stalled --> resumed ...
/// ```
///
/// Every `requested` is followed by exactly one `refused` or `ended`. Calls about one transfer come
/// in this order, by one thread at a time; calls about different transfers come from different
/// threads at once. They come between packets: whoever has long work to do hands it on. Whatever is
/// thrown here is logged and forgotten.
public interface TransferListener {
  /// A peer asks; the desk is asked next. A repeated request is the same transfer.
  ///
  /// @param id from 1, never used again by this server
  default void requested(
      long id, InetSocketAddress peer, InetSocketAddress local, Request request, Instant at) {}

  /// The request was refused with an ERROR, by the desk or by the server itself. Ends the transfer.
  default void refused(long id, ErrorCode code, String text) {}

  /// Bytes begin to flow.
  ///
  /// @param sizeBytes of the file on the wire; empty for an upload that did not announce it
  default void started(long id, Terms terms, OptionalLong sizeBytes) {}

  /// A peer that was proven to be there has fallen silent: most likely it writes its flash memory.
  default void stalled(long id, Duration silentFor) {}

  /// A silent peer speaks again.
  default void resumed(long id) {}

  /// The transfer is over.
  default void ended(long id, Outcome outcome, Totals totals) {}

  /// A datagram got no answer. Reported a few times a second at most.
  ///
  /// @param unreportedBefore how many more there were since the last report
  default void dropped(InetSocketAddress peer, DropReason reason, long unreportedBefore) {}
}
