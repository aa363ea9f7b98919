package rekindle.station.page;

import java.util.Locale;
import rekindle.station.desk.Rule;

/// One rule as it is edited.
///
/// @param verdict `allow`, `ask` or `deny`
public record RuleView(String who, String verdict, String note) {
  /// A new one.
  public static final RuleView EMPTY = new RuleView("", "allow", "");

  static RuleView of(Rule rule) {
    return new RuleView(
        rule.who().toString(), rule.verdict().name().toLowerCase(Locale.ROOT), rule.note());
  }
}
