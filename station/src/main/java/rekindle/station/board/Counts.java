package rekindle.station.board;

import java.util.Map;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Refusal;

/// What this station has done since it was opened. Numbers only rise, but for `open`.
///
/// @param requests by protocol; each protocol is there
/// @param transfers that had begun and are over, by protocol and how they ended; without those that
///   never were
/// @param bytes that phones took in transfers that are over
/// @param retransmittedBlocks in transfers that are over
/// @param refusals by reason; each reason is there
/// @param drops requests without an answer as far as they were written down; each reason is there
/// @param open requests that are neither refused nor over
public record Counts(
    Map<Protocol, Long> requests,
    Map<Protocol, Map<Ending, Long>> transfers,
    long bytes,
    long retransmittedBlocks,
    Map<Refusal, Long> refusals,
    Map<Drop, Long> drops,
    long open) {}
