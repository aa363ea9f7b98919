package rekindle.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// A table of text: columns as wide as their widest cell, two blanks between them.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /// A table without rows.
  ///
  /// @param titles of the columns
  public Table(String... titles) {
    rows.add(List.of(titles));
  }

  /// Adds a row with as many cells as there are titles.
  public void row(Object... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row of %d cells".formatted(cells.length));
    }
    rows.add(java.util.Arrays.stream(cells).map(String::valueOf).toList());
  }

  /// The lines, titles first, without blanks at their ends.
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column)).repeat(' ', width(column) - row.get(column).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
