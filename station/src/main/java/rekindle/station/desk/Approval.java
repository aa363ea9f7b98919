package rekindle.station.desk;

import java.time.Instant;
import java.util.Optional;
import rekindle.firmware.Protocol;

/// A request that waits for a person. Names and texts come from the network and are hostile.
///
/// @param id never used again in this run of the station, from 1
/// @param address of the phone, without a port: it may ask again from another one
/// @param name as it was asked for
/// @param at when it was asked first
/// @param model id of the model whose boot loader asks for that name
/// @param mac hardware address, `00:04:13:2a:b3:c4`; empty if it is not on this machine's network
/// @param maker whose hardware address it is, as far as the catalogue knows: `Snom`
/// @param userAgent what it calls itself
/// @param until when it is refused if nobody answers
public record Approval(
    long id,
    String address,
    String name,
    Protocol protocol,
    Instant at,
    Optional<String> model,
    Optional<String> mac,
    Optional<String> maker,
    Optional<String> userAgent,
    Instant until) {}
