package rekindle.cli.practice;

import java.util.HashMap;
import java.util.Map;
import rekindle.cli.terminal.KeyboardScreen;
import rekindle.firmware.Key;
import rekindle.firmware.Model;

/// What a person can do to a phone in the terminal.
sealed interface Touch {
  /// Press a key of the phone.
  record Press(Key key) implements Touch {}

  /// Keep the next key down, or let go of the one that is down.
  record Hold() implements Touch {}

  /// Pull the plug, or put it back.
  record Plug() implements Touch {}

  /// Pull the plug and leave.
  record Leave() implements Touch {}

  /// What the keys of the keyboard do, by the characters that a terminal sends for them.
  static Map<String, Touch> bindings(Model model) {
    var bindings = new HashMap<String, Touch>();
    for (char c : "0123456789*#".toCharArray()) {
      Key.carrying(c).ifPresent(key -> bindings.put(String.valueOf(c), new Press(key)));
    }
    bindings.put(".", new Press(model.keypad().dot().value()));
    bindings.put(KeyboardScreen.TAB, new Press(model.keypad().next().value()));
    bindings.put(KeyboardScreen.ENTER, new Press(Key.OK));
    bindings.put("\n", new Press(Key.OK));
    bindings.put(KeyboardScreen.BACKSPACE, new Press(Key.CANCEL));
    bindings.put(KeyboardScreen.UP, new Press(Key.UP));
    bindings.put(KeyboardScreen.DOWN, new Press(Key.DOWN));
    bindings.put(KeyboardScreen.LEFT, new Press(Key.LEFT));
    bindings.put(KeyboardScreen.RIGHT, new Press(Key.RIGHT));
    Key[] soft = {Key.SOFT_1, Key.SOFT_2, Key.SOFT_3, Key.SOFT_4};
    for (int i = 0; i < soft.length; i++) {
      // F1 to F4: xterm's two ways, and that of the Linux console.
      bindings.put("\u001bO" + (char) ('P' + i), new Press(soft[i]));
      bindings.put("\u001b[1" + (i + 1) + "~", new Press(soft[i]));
      bindings.put("\u001b[[" + (char) ('A' + i), new Press(soft[i]));
    }
    bindings.put("h", new Hold());
    bindings.put("p", new Plug());
    bindings.put("q", new Leave());
    return bindings;
  }
}
