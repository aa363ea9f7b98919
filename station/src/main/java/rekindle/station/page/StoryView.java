package rekindle.station.page;

import java.util.List;

/// One recovery with all that happened.
///
/// @param facts name and value
/// @param happened what the station saw
/// @param cause what lies behind it
/// @param next what to do
/// @param moments oldest first
public record StoryView(
    RowView row,
    List<Fact> facts,
    String happened,
    String cause,
    String next,
    List<Moment> moments) {
  public StoryView {
    facts = List.copyOf(facts);
    moments = List.copyOf(moments);
  }

  /// Something known about it.
  public record Fact(String name, String value) {}

  /// Something that happened.
  ///
  /// @param clock when; empty for what happens by estimate
  /// @param guess whether it is an estimate
  public record Moment(String clock, String say, String detail, boolean guess) {}
}
