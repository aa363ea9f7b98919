package rekindle.tftp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The options of one packet, in the order they were sent, repetitions included.
///
/// RFC 2347 lets an option appear once. Where a peer repeats one, the first counts.
///
/// @param asSent immutable; empty for a plain RFC 1350 request
public record Options(List<Option> asSent) {
  public static final Options NONE = new Options(List.of());

  public Options {
    asSent = List.copyOf(asSent);
  }

  public static Options of(Option... options) {
    return new Options(List.of(options));
  }

  /// The first option of this name, in any letter case.
  public Optional<Option> find(String name) {
    return asSent.stream().filter(option -> option.is(name)).findFirst();
  }

  /// Each option the first time it appears, in the order sent.
  public List<Option> firsts() {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return asSent.stream().filter(option -> seen.add(option.name())).toList();
  }

  /// The names that appear more than once, for the journal; letter case does not tell them apart.
  public Set<String> repeated() {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> again = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    asSent.stream().map(Option::name).filter(name -> !seen.add(name)).forEach(again::add);
    return again;
  }

  public boolean isEmpty() {
    return asSent.isEmpty();
  }
}
