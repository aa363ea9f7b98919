package rekindle.firmware;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The texts of one model's display.
///
/// @param spellings by meaning; where a document spells a text in two ways both are kept, and the
///   first is what the virtual phone shows. No list is empty.
public record Texts(Map<ScreenText, List<Fact<String>>> spellings) {
  public Texts {
    var copy = new EnumMap<ScreenText, List<Fact<String>>>(ScreenText.class);
    spellings.forEach((text, facts) -> copy.put(text, List.copyOf(facts)));
    if (copy.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a text without a spelling");
    }
    spellings = Collections.unmodifiableMap(copy);
  }

  public Set<ScreenText> known() {
    return spellings.keySet();
  }

  /// What the phone shows.
  ///
  /// @throws IllegalStateException if this model has no such text ([Model] has checked that its
  ///   steps name none of those)
  public String shown(ScreenText text) {
    return fact(text).value();
  }

  /// What the phone shows, with its source.
  ///
  /// @throws IllegalStateException if this model has no such text
  public Fact<String> fact(ScreenText text) {
    List<Fact<String>> facts = spellings.get(text);
    if (facts == null) {
      throw new IllegalStateException("this model has no text for " + text);
    }
    return facts.getFirst();
  }
}
