package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sums of the vendor's images that are publicly known, and those a user has added.
///
/// They are read from text as `sha256sum` and `sha1sum` write it, so that a line can be pasted:
///
/// ```
/// # source: service.snom.com/display/wiki/08.9.3.80
/// 7cb53f172382e2a85223d7462d3bc9a5cb9f6a2f78312f382135c6cd60326259  snom710-8.9.3.80-SIP-r.bin
/// ```
///
/// @param sums in the order of the lists
public record PublishedSums(List<PublishedSum> sums) {
  /// No sums at all.
  public static final PublishedSums NONE = new PublishedSums(List.of());

  private static final Pattern LINE =
      Pattern.compile("([0-9a-fA-F]{64}|[0-9a-fA-F]{40})[ \\t]+\\*?(\\S.*)");
  private static final Pattern SOURCE = Pattern.compile("#\\s*source:\\s*(\\S.*)");

  public PublishedSums {
    sums = List.copyOf(sums);
  }

  /// A list that was read.
  ///
  /// @param mistakes the lines that could not be read; the others count
  public record Read(PublishedSums sums, List<Notice> mistakes) {}

  /// Reads a list. Total: what is no sum is reported with its line.
  ///
  /// @param text lines as described above; blank ones and those that begin with `#` count for
  ///   nothing
  /// @param file the list's name: for messages, and as the source of sums that name none
  public static Read parse(String text, String file) {
    var sums = new ArrayList<PublishedSum>();
    var mistakes = new ArrayList<Notice>();
    String source = file;
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      Matcher sourceLine = SOURCE.matcher(line);
      Matcher sum = LINE.matcher(line);
      if (sourceLine.matches()) {
        source = sourceLine.group(1);
      } else if (sum.matches()) {
        String hex = sum.group(1).toLowerCase(Locale.ROOT);
        sums.add(new PublishedSum(hex, VendorName.lastPart(sum.group(2)), source));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        mistakes.add(mistake(file, number));
      }
    }
    return new Read(new PublishedSums(sums), List.copyOf(mistakes));
  }

  /// These and more; of two that contradict each other the later one counts.
  public PublishedSums and(PublishedSums more) {
    var all = new ArrayList<>(sums);
    all.addAll(more.sums);
    return new PublishedSums(all);
  }

  /// The published sum that a file has.
  public Optional<PublishedSum> of(Inspection inspection) {
    return sums.stream().filter(sum -> sum.fits(inspection)).reduce((_, later) -> later);
  }

  /// The published sum that a file of this name should have, when it has none of those published
  /// for the name; empty: nothing is published for it, or it has one of them.
  public Optional<PublishedSum> contradicting(String fileName, Inspection inspection) {
    String name = VendorName.lastPart(fileName);
    List<PublishedSum> named =
        sums.stream().filter(sum -> sum.fileName().equalsIgnoreCase(name)).toList();
    return named.stream().anyMatch(sum -> sum.fits(inspection))
        ? Optional.empty()
        : named.stream()
            .filter(sum -> sum.algorithm().equals("SHA-256"))
            .reduce((_, later) -> later)
            .or(() -> named.stream().reduce((_, later) -> later));
  }

  private static Notice mistake(String file, int line) {
    return new Notice(
        "Line %d of %s is no sum.".formatted(line, file),
        "All other sums count.",
        "write it as sha256sum does: 64 hexadecimal digits, two blanks, the file's name");
  }
}
