package rekindle.recovery;

import java.util.ArrayList;
import java.util.List;

/// Words broken into lines at blanks.
final class Paragraph {

  private Paragraph() {}

  /// Words behind `bullet`, the following lines below the first word.
  ///
  /// @param columns longest line; only a word that is longer by itself is longer
  static List<String> lines(String bullet, String words, int columns) {
    String indent = " ".repeat(bullet.length());
    var lines = new ArrayList<String>();
    var line = new StringBuilder(bullet);
    boolean empty = true;
    for (String word : List.of(words.split(" "))) {
      if (!empty && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
