package rekindle.firmware.disk;

import java.util.Optional;

/// A name whose last publishing was taken back.
///
/// @param was what it led to
/// @param now what it leads to again; empty: nothing is published under it any more
public record Undone(Published was, Optional<Published> now) {}
