package rekindle.station.page;

import java.util.List;
import java.util.Optional;

/// The guide for one model as the page shows it.
///
/// @param key names this guide in the browser's memory of what was ticked by hand
/// @param title what it is for
/// @param summary model, protocol, name and numbers in one line
/// @param warnings what is lost; said first
/// @param ready whether an image is published under the name the phone will ask for, in words
/// @param published whether it is
/// @param card address of the card as plain text
public record GuideView(
    String key,
    String title,
    String summary,
    String name,
    List<AsideView> warnings,
    List<AsideView> hints,
    boolean published,
    String ready,
    List<NumberView> numbers,
    List<StepView> steps,
    String card) {
  public GuideView {
    warnings = List.copyOf(warnings);
    hints = List.copyOf(hints);
    numbers = List.copyOf(numbers);
    steps = List.copyOf(steps);
  }

  /// A side note.
  ///
  /// @param guess whether no document says so
  public record AsideView(boolean warning, String say, boolean guess) {}

  /// One of the four numbers, as it is typed.
  ///
  /// @param groups its four parts; empty where it is not known
  /// @param dot what is printed on the key that types the dot
  public record NumberView(String label, List<String> groups, String dot) {
    public NumberView {
      groups = List.copyOf(groups);
    }

    public boolean known() {
      return !groups.isEmpty();
    }
  }

  /// Something to time: a key to hold, or a key to press in time.
  ///
  /// @param seconds how long
  /// @param start what to press when it begins
  /// @param say what it is
  public record TimerView(long seconds, String start, String say) {}

  /// What the station can see of a step.
  public enum Watch {
    /// Nothing.
    NOTHING,
    /// The download.
    DOWNLOAD,
    /// Erasing and writing, by the clock only.
    FLASH,
    /// The phone is there again.
    RUNNING;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One step.
  ///
  /// @param keys what to press, in words; may be empty
  /// @param guess whether the step is not documented
  public record StepView(
      int number,
      String say,
      boolean guess,
      String keys,
      boolean keysGuess,
      Optional<DisplayView> display,
      Optional<KeypadView> keypad,
      Optional<NumberView> typed,
      Optional<TimerView> timer,
      List<AsideView> notes,
      Watch watch) {
    public StepView {
      notes = List.copyOf(notes);
    }
  }
}
