package rekindle.recovery;

/// How a transfer ended that had begun.
public enum Ending {
  /// The phone acknowledged the last byte.
  COMPLETE,
  /// The last bytes were sent and only their acknowledgement never came: a phone that has
  /// everything often turns to its flash without a word.
  COMPLETE_LAST_ACK_MISSING,
  /// The phone asked for the size only and ended the transfer itself (UEFI and curl do that).
  SIZE_PROBE,
  /// The phone asked for a part of the file only (HTTP `Range`, FTP `REST`) and has that part.
  PART,
  /// The phone sent an error or closed the connection.
  PHONE_ERROR,
  /// The phone said nothing any more, or never anything at all.
  PHONE_SILENT,
  /// The same phone asked anew from another port, and this transfer was left to die.
  SUPERSEDED,
  /// The station was stopped.
  STATION_STOPPED,
  /// The station gave up for a reason of its own, which the detail tells (the file shrank, ...).
  ABORTED;

  /// Whether the phone has every byte.
  public boolean isComplete() {
    return this == COMPLETE || this == COMPLETE_LAST_ACK_MISSING;
  }
}
