package rekindle.phone;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Step;

/// The steps that a person does, read from the phone's side: which key it takes at which text.
///
/// So the catalogue says it once, and guide, technician and phone cannot disagree.
///
/// @param steps the model's, in order
record Script(List<Step> steps) {
  /// The user's document's keys: `1)HTTP, 2)FTP, 3)TFTP`.
  private static final Map<Protocol, Key> USUAL_PROTOCOL_KEYS =
      new EnumMap<>(
          Map.of(
              Protocol.HTTP, Key.DIGIT_1, Protocol.FTP, Key.DIGIT_2, Protocol.TFTP, Key.DIGIT_3));

  Script {
    steps = List.copyOf(steps);
  }

  static Script of(Model model) {
    return new Script(model.plainSteps());
  }

  /// The keys that go on where this text is shown.
  ///
  /// @param otherwise what to take where no step presses a key at this text
  Set<Key> keysAt(ScreenText text, Set<Key> otherwise) {
    var keys = EnumSet.noneOf(Key.class);
    for (Step step : steps) {
      if (step instanceof Step.Press press && press.when() == text) {
        keys.addAll(press.keys());
      }
    }
    return keys.isEmpty() ? otherwise : keys;
  }

  boolean pressesAt(ScreenText text) {
    return !keysAt(text, Set.of()).isEmpty();
  }

  /// The key that has to be held while the phone starts; empty where a countdown asks for one.
  Optional<Key> heldKey() {
    for (Step step : steps) {
      if (step instanceof Step.Hold hold) {
        return Optional.of(hold.key());
      }
    }
    return Optional.empty();
  }

  /// The key that picks each protocol.
  Map<Protocol, Key> protocolKeys() {
    for (Step step : steps) {
      if (step instanceof Step.PickProtocol pick) {
        return pick.keys();
      }
    }
    return USUAL_PROTOCOL_KEYS;
  }
}
