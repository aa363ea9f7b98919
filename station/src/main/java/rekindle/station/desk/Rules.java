package rekindle.station.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of a station: whose requests are allowed, asked about, denied. The first that matches
/// an address counts.
///
/// Safe for several threads.
public final class Rules {
  /// Most rules there can be; every request goes through them.
  public static final int MOST = 1_000;

  private final Shelf shelf;
  private volatile List<Rule> rules;

  /// Where rules are kept.
  public interface Shelf {
    /// The rules that are kept here.
    ///
    /// @return empty where none were ever kept
    /// @throws IOException if they cannot be read; the message says where and why
    List<Rule> read() throws IOException;

    /// Keeps these and no others, all or nothing, so that a power cut takes nothing back.
    void write(List<Rule> rules) throws IOException;
  }

  private Rules(Shelf shelf, List<Rule> rules) {
    this.shelf = shelf;
    this.rules = rules;
  }

  /// The rules on a shelf.
  ///
  /// @throws IOException if they cannot be read
  public static Rules on(Shelf shelf) throws IOException {
    return new Rules(shelf, List.copyOf(shelf.read()));
  }

  /// No rules; what is added is forgotten with the station.
  public static Rules inMemory() {
    return new Rules(
        new Shelf() {
          @Override
          public List<Rule> read() {
            return List.of();
          }

          @Override
          public void write(List<Rule> rules) {
            // Kept nowhere else.
          }
        },
        List.of());
  }

  /// All rules, in the order in which they are tried.
  public List<Rule> list() {
    return rules;
  }

  /// Changes with every change of the rules; the same rules have the same one.
  public String version() {
    return Integer.toHexString(rules.toString().hashCode());
  }

  /// Puts these in the place of all others, if nobody has changed them meanwhile.
  ///
  /// @param known the [#version] of the rules that are to be replaced
  /// @return false if they are others by now; nothing is changed then
  /// @throws IllegalArgumentException if they are more than [#MOST]
  /// @throws IOException if they cannot be kept; the old ones hold then
  public synchronized boolean replaceIf(String known, List<Rule> others) throws IOException {
    boolean same = version().equals(known);
    if (same) {
      replace(others);
    }
    return same;
  }

  /// Puts these in the place of all others.
  ///
  /// @throws IllegalArgumentException if they are more than [#MOST]
  /// @throws IOException if they cannot be kept; the old ones hold then
  public synchronized void replace(List<Rule> others) throws IOException {
    List<Rule> copy = List.copyOf(others);
    if (copy.size() > MOST) {
      throw new IllegalArgumentException("at most %d rules".formatted(MOST));
    }
    shelf.write(copy);
    rules = copy;
  }

  /// Adds a rule before all others; an older one for the same addresses gives way.
  ///
  /// @throws IOException if it cannot be kept; it does not hold then
  public synchronized void addFirst(Rule rule) throws IOException {
    var more = new ArrayList<Rule>();
    more.add(rule);
    rules.stream().filter(old -> !old.who().equals(rule.who())).forEach(more::add);
    replace(more);
  }

  /// What the rules say about an address; empty if none matches.
  public Optional<Rule.Verdict> verdictOn(InetAddress address) {
    return rules.stream()
        .filter(rule -> rule.who().contains(address))
        .map(Rule::verdict)
        .findFirst();
  }
}
