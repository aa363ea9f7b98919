package rekindle.station;

import java.time.Instant;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.wire.Totals;

/// How the journal calls the ways in which a TFTP transfer can end.
final class Endings {
  private Endings() {}

  /// @param closing whether the station is being stopped
  static Event.Finished finished(
      OpenRequest request, Outcome outcome, Totals totals, Instant at, boolean closing) {
    return new Event.Finished(
        at,
        request.id(),
        request.phone(),
        ending(outcome, closing),
        detail(outcome),
        totals.bytes(),
        totals.retransmittedBlocks(),
        totals.duration());
  }

  private static Ending ending(Outcome outcome, boolean closing) {
    return switch (outcome) {
      case Outcome.Complete _ -> Ending.COMPLETE;
      case Outcome.LastAckMissing _ -> Ending.COMPLETE_LAST_ACK_MISSING;
      case Outcome.SizeProbe _ -> Ending.SIZE_PROBE;
      case Outcome.PeerError _ -> Ending.PHONE_ERROR;
      case Outcome.PeerSilent _ -> Ending.PHONE_SILENT;
      case Outcome.Superseded _ -> Ending.SUPERSEDED;
      case Outcome.Aborted _ -> closing ? Ending.STATION_STOPPED : Ending.ABORTED;
    };
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.PeerError(ErrorPacket error) ->
          "error %d: %s".formatted(error.code(), error.text());
      case Outcome.Aborted(ErrorPacket why) -> why.text();
      case Outcome.Complete _,
          Outcome.LastAckMissing _,
          Outcome.SizeProbe _,
          Outcome.PeerSilent _,
          Outcome.Superseded _ ->
          "";
    };
  }
}
