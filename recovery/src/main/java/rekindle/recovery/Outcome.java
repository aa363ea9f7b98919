package rekindle.recovery;

import java.util.Locale;

/// Where a recovery stands. The words are a contract: scripts read them in `history --json`.
public enum Outcome {
  /// Asked, and neither refused nor ended yet.
  IN_PROGRESS,
  /// The phone acknowledged the last byte. What it does with the image, only the phone knows.
  COMPLETE,
  /// As [#COMPLETE], but the last acknowledgement never came; hardly ever a failure.
  COMPLETE_LAST_ACK_MISSING,
  /// No image is published under the name asked.
  NOT_PUBLISHED,
  /// The image on the disk is not what it was; nothing was sent.
  DAMAGED_IMAGE,
  /// The phone is of another model than the one whose file it asked for.
  WRONG_MODEL,
  /// The station had no port or memory free.
  BUSY,
  /// A person or a rule said no.
  DENIED,
  /// The request was no request of its protocol.
  BAD_REQUEST,
  /// Not one packet of the phone followed its request: our answers do not reach it.
  NEVER_ACKNOWLEDGED,
  /// The phone took a part and then said nothing more.
  FELL_SILENT,
  /// The phone ended the transfer with an error.
  PHONE_ERROR,
  /// The phone asked for the size and went away, as some do before they ask in earnest.
  SIZE_PROBE,
  /// The phone asked for a part of the file and has that part.
  PART,
  /// The phone asked anew from another port, but that request is not in the journal.
  SUPERSEDED,
  /// The station was stopped or died in the middle.
  STATION_STOPPED,
  /// The station gave up in the middle for a reason of its own.
  ABORTED;

  /// The stable word: the name in lower case with hyphens, such as `complete-last-ack-missing`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether the phone has every byte.
  public boolean isComplete() {
    return this == COMPLETE || this == COMPLETE_LAST_ACK_MISSING;
  }

  static Outcome of(Refusal why) {
    return switch (why) {
      case NOT_PUBLISHED -> NOT_PUBLISHED;
      case DAMAGED_IMAGE -> DAMAGED_IMAGE;
      case WRONG_MODEL -> WRONG_MODEL;
      case BUSY -> BUSY;
      case DENIED -> DENIED;
      case BAD_REQUEST -> BAD_REQUEST;
    };
  }

  /// @param acknowledged whether the phone ever answered
  static Outcome of(Ending ending, boolean acknowledged) {
    return switch (ending) {
      case COMPLETE -> COMPLETE;
      case COMPLETE_LAST_ACK_MISSING -> COMPLETE_LAST_ACK_MISSING;
      case SIZE_PROBE -> SIZE_PROBE;
      case PART -> PART;
      case PHONE_ERROR -> PHONE_ERROR;
      case PHONE_SILENT -> acknowledged ? FELL_SILENT : NEVER_ACKNOWLEDGED;
      case SUPERSEDED -> SUPERSEDED;
      case STATION_STOPPED -> STATION_STOPPED;
      case ABORTED -> ABORTED;
    };
  }
}
