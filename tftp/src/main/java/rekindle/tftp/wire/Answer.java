package rekindle.tftp.wire;

import rekindle.tftp.ErrorCode;

/// What a [Desk] may say to any request. One answer counts, the first; it may come at any time and
/// from any thread.
public sealed interface Answer permits ReadAnswer, WriteAnswer {
  /// The transfer's number, the same that the [TransferListener] hears.
  long id();

  /// Whether an answer would still be of use: false once one was given, or once the request has
  /// ended (the peer asked for something else, nobody answered in time, the server was closed).
  boolean isAwaited();

  /// Refuses with an ERROR.
  ///
  /// @param code for a file that is not there or not for this peer only 1 or 2: on any other code
  ///   U-Boot starts again for ever
  /// @param text for the person in front of the peer's display; never a path of this machine
  void refuse(ErrorCode code, String text);

  /// Lets the request end without a word, as though it had never arrived.
  void staySilent();
}
