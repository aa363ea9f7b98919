package rekindle.cli.practice;

import java.util.ArrayList;
import java.util.List;
import rekindle.cli.terminal.Bar;
import rekindle.cli.terminal.LcdBox;
import rekindle.cli.terminal.LivePanel;
import rekindle.firmware.Language;
import rekindle.firmware.Step;
import rekindle.phone.Screen;
import rekindle.recovery.Guide;

/// Tells a person what the technician does and what the phone shows: the step of the guide, the
/// display as a small box, and, on a terminal, how far the download and the flash are.
public final class Narrator implements Watcher, AutoCloseable {
  private static final int BAR_CELLS = 30;
  private static final int FEWEST_ROWS = 2;
  private static final String INDENT = "      ";

  private final LivePanel panel;
  private final boolean boxes;
  private final List<Guide.Instruction> guide;
  private final long imageBytes;
  private final List<String> steps = new ArrayList<>();
  private String title = "";
  private List<String> box = List.of();

  /// One that has said nothing yet.
  ///
  /// @param boxes whether box-drawing characters can be shown
  /// @param imageBytes how much the phone will load; below 0 if that is not known
  public Narrator(LivePanel panel, boolean boxes, Session session, long imageBytes) {
    this.panel = panel;
    this.boxes = boxes;
    guide = Guide.of(session.model(), session.numbers(), session.protocol(), Language.EN).steps();
    this.imageBytes = imageBytes;
  }

  /// A step is told when the display has caught up with the one before: keys are pressed faster
  /// than they are shown. One that waits for a text goes above the display that shows it.
  @Override
  public void step(int number, Step step) {
    String line = "%3d. %s".formatted(number, guide.get(number - 1).say());
    if (box.isEmpty() || step instanceof Step.Await) {
      panel.println(line);
    } else {
      steps.add(line);
    }
  }

  @Override
  public void screen(Screen screen) {
    if (screen.dark()) {
      return;
    }
    if (!screen.title().equals(title)) {
      settle();
    }
    title = screen.title();
    box =
        LcdBox.lines(used(screen.rows()), screen.columns(), boxes).stream()
            .map(INDENT::concat)
            .toList();
    panel.show(box);
  }

  /// A large display is mostly empty; the rows below the last used one are left out.
  private static List<String> used(List<String> rows) {
    int last = rows.size();
    while (last > FEWEST_ROWS && rows.get(last - 1).isBlank()) {
      last--;
    }
    return rows.subList(0, last);
  }

  @Override
  public void loaded(long bytes) {
    progress("loaded", bytes, imageBytes);
  }

  @Override
  public void flashed(int operations, int planned) {
    progress("flash", operations, planned);
  }

  @Override
  public void close() {
    settle();
    panel.close();
  }

  /// What the display showed last stays, and the steps that have begun come below it.
  private void settle() {
    panel.show(List.of());
    box.forEach(panel::println);
    box = List.of();
    steps.forEach(panel::println);
    steps.clear();
  }

  private void progress(String what, long done, long whole) {
    if (panel.visible() && whole > 0) {
      var lines = new ArrayList<>(box);
      lines.add(
          "%s[%s] %3d %% %s"
              .formatted(INDENT, Bar.cells(done, whole, BAR_CELLS), 100 * done / whole, what));
      panel.show(lines);
    }
  }
}
