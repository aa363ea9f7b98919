package rekindle.cli.terminal;

import java.time.Duration;

/// Draws how far something is: `[#######-----] 58 %`. Pure: numbers in, text out.
public final class Bar {
  private Bar() {}

  /// The bar alone, `cells` wide, without its brackets.
  ///
  /// @param done how much is done, 0 to `whole`; more counts as all of it
  /// @param whole how much there is; 0 counts as done
  public static String cells(long done, long whole, int cells) {
    int full = whole <= 0 ? cells : (int) Math.clamp((double) cells * done / whole, 0, cells);
    return "#".repeat(full) + "-".repeat(cells - full);
  }

  /// A whole line for a transfer, at most `columns` wide; the bar itself goes where there is no
  /// room for it or where the size is not known (`wholeBytes` below 0).
  public static String transfer(
      String name, long doneBytes, long wholeBytes, Duration elapsed, int columns) {
    String amount =
        wholeBytes < 0
            ? Amounts.bytes(doneBytes)
            : "%3d %%  %s of %s"
                .formatted(
                    wholeBytes == 0 ? 100 : Math.min(100, 100 * doneBytes / wholeBytes),
                    Amounts.bytes(doneBytes),
                    Amounts.bytes(wholeBytes));
    String tail = "  " + amount + speed(doneBytes, wholeBytes, elapsed);
    int room = columns - 1 - name.length() - tail.length() - 3;
    String bar =
        wholeBytes < 0 || room < 5
            ? ""
            : " [" + cells(doneBytes, wholeBytes, Math.min(room, 40)) + "]";
    String line = name + bar + tail;
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }

  private static String speed(long doneBytes, long wholeBytes, Duration elapsed) {
    double seconds = elapsed.toNanos() / 1e9;
    if (seconds < 0.2 || doneBytes <= 0) {
      return "";
    }
    double rate = doneBytes / seconds;
    String left =
        wholeBytes > doneBytes
            ? ", %s left"
                .formatted(
                    Amounts.time(Duration.ofMillis((long) ((wholeBytes - doneBytes) / rate * 1e3))))
            : "";
    return "  %s/s%s".formatted(Amounts.bytes((long) rate), left);
  }
}
