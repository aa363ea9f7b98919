package rekindle.phone;

import java.util.ArrayList;
import java.util.List;

/// The phone's display as a boot loader drives it: each change is noted in the diary and told once.
final class Glass {
  private final Lcd lcd;
  private final Diary diary;
  private final List<String> log = new ArrayList<>();
  private String newest = "";

  Glass(Lcd lcd, Diary diary) {
    this.lcd = lcd;
    this.diary = diary;
  }

  void dark(PhoneOutbox out) {
    show(lcd.dark(), out);
  }

  void message(String text, PhoneOutbox out) {
    show(lcd.message(text), out);
  }

  void pointAt(int position, String text, PhoneOutbox out) {
    show(lcd.pointingAt(position, text), out);
  }

  void entry(String question, String typed, PhoneOutbox out) {
    show(lcd.entry(question, typed), out);
  }

  /// Begins a new list of messages with this one.
  void begin(String message, PhoneOutbox out) {
    log.clear();
    append(message, out);
  }

  /// Adds a message below the others, as the user's document shows them: `Loading Image...Erasing
  /// Flash...Writing Firmware...`
  void append(String message, PhoneOutbox out) {
    log.add(message);
    if (log.size() > lcd.display().lines()) {
      log.removeFirst();
    }
    newest = message;
    show(lcd.log(log, newest), out);
  }

  /// Adds a word behind the newest message, which keeps its name: `Erasing...done`.
  void complete(String word, PhoneOutbox out) {
    log.set(log.size() - 1, log.getLast() + word);
    show(lcd.log(log, newest), out);
  }

  private void show(Screen screen, PhoneOutbox out) {
    if (diary.shows(screen)) {
      out.screen(screen);
    }
  }
}
