package rekindle.phone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.ScreenText;

/// Someone who does what the user's document says, once: any number key in the countdown, then the
/// numbers.
public final class Person implements Function<Screen, List<Key>> {
  private static final List<ScreenText> PROMPTS =
      List.of(
          ScreenText.ASK_PHONE, ScreenText.ASK_SERVER, ScreenText.ASK_MASK, ScreenText.ASK_GATEWAY);

  private final Model model;
  private final Map<ScreenText, String> numbers;
  private final Set<String> answered = new HashSet<>();

  /// A person for one recovery.
  ///
  /// @param numbers what to type at a prompt; where nothing is written down the number stays as it
  ///   is
  public Person(Model model, Map<ScreenText, String> numbers) {
    this.model = model;
    this.numbers = numbers;
  }

  /// Phone and server on one subnet; mask and gateway are left unchanged.
  static Person onOneSubnet(Model model) {
    return new Person(
        model, Map.of(ScreenText.ASK_PHONE, "192.168.1.20", ScreenText.ASK_SERVER, "192.168.1.10"));
  }

  /// The same person, who lets every countdown pass.
  Person whoMissedTheCountdown() {
    answered.add(model.texts().shown(ScreenText.COUNTDOWN));
    return this;
  }

  @Override
  public List<Key> apply(Screen screen) {
    if (!answered.add(screen.title())) {
      return List.of();
    }
    if (shows(screen, ScreenText.COUNTDOWN)) {
      return List.of(Key.DIGIT_5);
    }
    return PROMPTS.stream()
        .filter(prompt -> shows(screen, prompt))
        .findFirst()
        .map(this::typed)
        .orElse(List.of());
  }

  /// The keys that type an address: its digits, the model's key for each dot.
  static List<Key> keysFor(Model model, String address) {
    Key dot = model.keypad().dot().value();
    return address
        .chars()
        .mapToObj(c -> c == '.' ? dot : Key.digit(Character.digit(c, 10)))
        .toList();
  }

  private List<Key> typed(ScreenText prompt) {
    var keys = new ArrayList<>(keysFor(model, numbers.getOrDefault(prompt, "")));
    boolean last = prompt == ScreenText.ASK_GATEWAY;
    keys.add(last ? model.keypad().start().value() : model.keypad().next().value());
    return keys;
  }

  private boolean shows(Screen screen, ScreenText text) {
    return screen.title().equals(model.texts().shown(text));
  }
}
