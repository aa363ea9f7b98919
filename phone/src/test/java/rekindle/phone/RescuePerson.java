package rekindle.phone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;

/// Someone who does what the user's document says for the rescue mode, once. The key that is held
/// is not this person's business.
public final class RescuePerson implements Function<Screen, List<Key>> {
  static final Map<ScreenText, String> NUMBERS =
      Map.of(
          ScreenText.ASK_PHONE, "192.168.1.20",
          ScreenText.ASK_MASK, "255.255.255.0",
          ScreenText.ASK_GATEWAY, "192.168.1.1",
          ScreenText.ASK_SERVER, "192.168.1.10");
  private static final Map<Protocol, Key> PROTOCOLS =
      Map.of(Protocol.HTTP, Key.DIGIT_1, Protocol.FTP, Key.DIGIT_2, Protocol.TFTP, Key.DIGIT_3);

  private final Model model;
  private final Protocol protocol;
  private final Map<ScreenText, String> numbers;
  private final Set<String> answered = new HashSet<>();

  RescuePerson(Model model, Protocol protocol) {
    this(model, protocol, NUMBERS);
  }

  /// A person for one recovery.
  ///
  /// @param numbers what to type at a prompt; where nothing is written down the number stays as it
  ///   is
  RescuePerson(Model model, Protocol protocol, Map<ScreenText, String> numbers) {
    this.model = model;
    this.protocol = protocol;
    this.numbers = numbers;
  }

  /// A person for a phone and a server on this machine.
  public static RescuePerson onLoopback(Model model, Protocol protocol) {
    return new RescuePerson(
        model,
        protocol,
        Map.of(
            ScreenText.ASK_PHONE, "127.0.0.1",
            ScreenText.ASK_MASK, "255.255.255.0",
            ScreenText.ASK_GATEWAY, "127.0.0.254",
            ScreenText.ASK_SERVER, "127.0.0.1"));
  }

  @Override
  public List<Key> apply(Screen screen) {
    if (!answered.add(screen.title())) {
      return List.of();
    }
    for (ScreenText text : model.texts().known()) {
      if (screen.title().equals(model.texts().shown(text).replace('\n', ' '))) {
        return answer(text);
      }
    }
    return List.of();
  }

  private List<Key> answer(ScreenText text) {
    boolean counted = model.texts().known().contains(ScreenText.COUNTDOWN);
    return switch (text) {
      case COUNTDOWN -> List.of(Key.UP);
      case RESCUE_QUESTION -> List.of(counted ? Key.OK : Key.DIGIT_2);
      case RESCUE_READY -> List.of(Key.DIGIT_7);
      case PICK_PROTOCOL -> List.of(PROTOCOLS.get(protocol));
      case ASK_PHONE, ASK_MASK, ASK_GATEWAY, ASK_SERVER -> {
        var keys = new ArrayList<>(Person.keysFor(model, numbers.getOrDefault(text, "")));
        keys.add(Key.OK);
        yield keys;
      }
      default -> List.of();
    };
  }
}
