package rekindle.station.page;

import java.util.List;

/// The questions before a guide: which phone, which protocol, which numbers.
///
/// @param models to choose from
/// @param model the id chosen; may be empty
/// @param unknown what is said about a model that was asked for and cannot be recovered; may be
///   empty
/// @param protocols a choice, where there is one; else empty
/// @param fields the four numbers
/// @param since the journal's newest entry when this guide was begun
public record SetupView(
    List<Choice> models,
    String model,
    String unknown,
    List<Choice> protocols,
    List<Field> fields,
    long since) {
  public SetupView {
    models = List.copyOf(models);
    protocols = List.copyOf(protocols);
    fields = List.copyOf(fields);
  }

  /// Whether any number certainly cannot work.
  public boolean wrong() {
    return fields.stream().anyMatch(Field::wrong);
  }

  /// Something to choose.
  public record Choice(String value, String label, boolean chosen) {}

  /// A number to type.
  ///
  /// @param value what was typed or proposed
  /// @param hint where the value comes from, or what to type
  /// @param guess whether the value is a guess of the station's
  /// @param concerns what is wrong with it
  /// @param wrong whether any of these is certain
  public record Field(
      String id,
      String label,
      String value,
      String hint,
      boolean guess,
      List<String> concerns,
      boolean wrong) {
    public Field {
      concerns = List.copyOf(concerns);
    }
  }
}
