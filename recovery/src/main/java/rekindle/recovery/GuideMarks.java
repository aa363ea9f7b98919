package rekindle.recovery;

import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.Language;
import rekindle.firmware.Standing;

/// The marks behind what no document says, and what they mean.
final class GuideMarks {

  private static final Wording INFERRED =
      new Wording(
          "not in the vendor's documents, but inferred: believe the phone where it differs.",
          "steht nicht in den Unterlagen des Herstellers, sondern ist erschlossen: Im Zweifel gilt,"
              + " was das Telefon zeigt.");
  private static final Wording UNKNOWN =
      new Wording(
          "nobody outside the vendor knows; the words are ours.",
          "weiß außerhalb des Herstellers niemand; die Worte sind unsere.");

  private GuideMarks() {}

  /// What stands behind words of this standing.
  static String behind(String said, Standing standing) {
    return switch (standing) {
      case DOCUMENTED -> said;
      case INFERRED -> said + " (~)";
      case UNKNOWN -> said + " (?)";
    };
  }

  /// The legend, line by line.
  static List<String> legend(Language language, int columns) {
    var lines = new ArrayList<>(Paragraph.lines("(~) ", INFERRED.in(language), columns));
    lines.addAll(Paragraph.lines("(?) ", UNKNOWN.in(language), columns));
    return lines;
  }
}
