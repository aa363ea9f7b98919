package rekindle.station.desk;

import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.recovery.Endpoint;

/// A request over a connection, in words that fit HTTP and FTP.
///
/// @param phone who asks
/// @param server the address and port that were asked
/// @param name as it was asked for
/// @param options what else was asked for
/// @param userAgent what the client calls itself
/// @param login the name that it logged in with
public record Question(
    Protocol protocol,
    Endpoint phone,
    Endpoint server,
    String name,
    Map<String, String> options,
    Optional<String> userAgent,
    Optional<String> login) {}
