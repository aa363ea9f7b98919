package rekindle.firmware;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the published name that a person who asked for another one most likely meant.
public final class NearestName {
  private static final Pattern MODEL = Pattern.compile("^[a-z]+-?[0-9]*");

  private NearestName() {}

  /// The name in `published` that is nearest to `asked`.
  ///
  /// A name of the same model (`snom320-8.7.5.35-SIP-f.bin` and `snom320.bin`) is nearer than any
  /// other; otherwise the number of letters to change decides, and a name of which more than half
  /// would have to change is not proposed.
  ///
  /// @return empty if nothing is near enough
  public static Optional<String> to(String asked, Collection<String> published) {
    String wanted = lastSegment(asked);
    return published.stream()
        .map(name -> new Candidate(name, wanted, lastSegment(name)))
        .filter(Candidate::nearEnough)
        .min(
            Comparator.comparing(Candidate::otherModel)
                .thenComparingInt(Candidate::lettersToChange))
        .map(Candidate::name);
  }

  private record Candidate(String name, boolean otherModel, int lettersToChange, int longerLength) {
    Candidate(String name, String wanted, String offered) {
      this(
          name,
          !model(wanted).equals(model(offered)),
          editDistance(wanted, offered),
          Math.max(wanted.length(), offered.length()));
    }

    boolean nearEnough() {
      return !otherModel || lettersToChange * 2 <= longerLength;
    }
  }

  private static String lastSegment(String name) {
    String key = NameKey.of(name).text();
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String model(String name) {
    Matcher matcher = MODEL.matcher(name);
    return matcher.find() ? matcher.group().replace("-", "") : name;
  }

  /// Levenshtein's distance: how many letters to insert, delete or replace.
  private static int editDistance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
