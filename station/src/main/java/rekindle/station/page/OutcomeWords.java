package rekindle.station.page;

import rekindle.recovery.Outcome;

/// What the outcomes are called in a list to choose from.
final class OutcomeWords {
  private OutcomeWords() {}

  static Words of(Outcome outcome) {
    return switch (outcome) {
      case IN_PROGRESS -> Words.OUTCOME_IN_PROGRESS;
      case COMPLETE -> Words.OUTCOME_COMPLETE;
      case COMPLETE_LAST_ACK_MISSING -> Words.OUTCOME_LAST_ACK;
      case NOT_PUBLISHED -> Words.OUTCOME_NOT_PUBLISHED;
      case DAMAGED_IMAGE -> Words.OUTCOME_DAMAGED;
      case WRONG_MODEL -> Words.OUTCOME_WRONG_MODEL;
      case BUSY -> Words.OUTCOME_BUSY;
      case DENIED -> Words.OUTCOME_DENIED;
      case BAD_REQUEST -> Words.OUTCOME_BAD_REQUEST;
      case NEVER_ACKNOWLEDGED -> Words.OUTCOME_NEVER;
      case FELL_SILENT -> Words.OUTCOME_SILENT;
      case PHONE_ERROR -> Words.OUTCOME_PHONE_ERROR;
      case SIZE_PROBE -> Words.OUTCOME_PROBE;
      case PART -> Words.OUTCOME_PART;
      case SUPERSEDED -> Words.OUTCOME_SUPERSEDED;
      case STATION_STOPPED -> Words.OUTCOME_STOPPED;
      case ABORTED -> Words.OUTCOME_ABORTED;
    };
  }
}
