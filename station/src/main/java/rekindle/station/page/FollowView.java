package rekindle.station.page;

import java.util.Optional;

/// What the station sees of the phone that a guide is for.
///
/// @param done how many steps the station knows to be done
/// @param over whether the phone runs again
/// @param trouble whether it went wrong and the person has to do something
/// @param say what is seen, one sentence
/// @param elsewhere that the phone came from another address than the one typed; may be empty
/// @param row the recovery; empty as long as the phone has not asked
public record FollowView(
    int done, boolean over, boolean trouble, String say, String elsewhere, Optional<RowView> row) {}
