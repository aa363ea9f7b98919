package rekindle.station.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// An image that was added just now: the members of an [ImageReport], and besides:
///
/// @param alreadyThere whether the same bytes had been in the store before
/// @param verdict what was found
public record AddedReport(
    @JsonUnwrapped ImageReport image, boolean alreadyThere, VerdictReport verdict) {}
