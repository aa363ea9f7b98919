package rekindle.firmware;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How the vendor's versions follow each other: `8.9.3.80` before `10.1.20.0`.
final class Versions {
  /// The older version first; by the numbers in them, from left to right.
  static final Comparator<String> ORDER = Versions::compare;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private Versions() {}

  private static int compare(String one, String other) {
    Iterator<BigInteger> left = numbers(one);
    Iterator<BigInteger> right = numbers(other);
    while (left.hasNext() && right.hasNext()) {
      int difference = left.next().compareTo(right.next());
      if (difference != 0) {
        return difference;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static Iterator<BigInteger> numbers(String version) {
    return NUMBER
        .matcher(version)
        .results()
        .map(MatchResult::group)
        .map(BigInteger::new)
        .iterator();
  }
}
