package rekindle.station.report;

import java.util.Locale;
import rekindle.station.desk.Rule;

/// A rule as programs read and write it.
///
/// @param who an address or a range, `192.168.1.0/24`
/// @param verdict `allow`, `ask` or `deny`
/// @param note why, for people; may be empty
public record RuleReport(String who, String verdict, String note) {
  /// As it holds now.
  public static RuleReport of(Rule rule) {
    return new RuleReport(
        rule.who().toString(), rule.verdict().name().toLowerCase(Locale.ROOT), rule.note());
  }
}
