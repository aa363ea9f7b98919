package rekindle.station.page;

import java.util.List;

/// Which recoveries are shown.
///
/// @param day `2026-11-22`; empty: any
/// @param count how many of how many, in words
/// @param csv address of the export
/// @param older address of the next page; empty: there is none
public record FilterView(
    String phone,
    List<SetupView.Choice> models,
    List<SetupView.Choice> outcomes,
    String day,
    String count,
    String csv,
    String json,
    String older,
    boolean any) {
  public FilterView {
    models = List.copyOf(models);
    outcomes = List.copyOf(outcomes);
  }
}
