package rekindle.cli.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Step;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;
import rekindle.recovery.Ipv4;

/// Follows the steps of a model's guide: looks at the display, and says what to do.
///
/// Pure: a text in, acts out. Each step waits until the display says what the step expects; a
/// display that shows something else which this step cannot come back from ends the work with a
/// sentence. A key that is held is let go when the display shows what it was held for.
///
/// ```
/// PowerOff, Hold, PowerOn --> Press (when the text is there) --> TypeAddress, KeepAddress ...
///                                 |                                    |
///                                 +--missed--> stuck <--refused--------+
///                                 ... --> PickProtocol --> Await ... --> Running
/// ```
public final class Technician {
  private static final Set<ScreenText> MISSED =
      Set.of(
          ScreenText.STARTING,
          ScreenText.NO_FIRMWARE,
          ScreenText.RUNNING,
          ScreenText.RUNNING_WITHOUT_IDENTITY);
  private static final Set<ScreenText> MISTYPED = Set.of(ScreenText.BAD_ADDRESS);

  /// Hears which step the technician has come to.
  @FunctionalInterface
  public interface Progress {
    /// A step begins.
    ///
    /// @param number from 1
    void reached(int number, Step step);
  }

  private final Model model;
  private final FourNumbers numbers;
  private final Protocol protocol;
  private final List<Step> steps;
  private final Progress progress;
  private int position = -1;
  private Optional<Step.Hold> holding = Optional.empty();
  private Optional<String> stuck = Optional.empty();

  /// A technician who has read the guide and not begun.
  ///
  /// @param numbers the four numbers to type; those that are not known are left as the phone offers
  ///   them
  /// @param protocol what to pick where the phone asks
  public Technician(Model model, FourNumbers numbers, Protocol protocol, Progress progress) {
    this.model = model;
    this.numbers = numbers;
    this.protocol = protocol;
    this.progress = progress;
    this.steps = Guide.steps(model, numbers).stream().map(Fact::value).toList();
    next();
  }

  /// Looks at the display.
  ///
  /// @param text all that it says; empty while it is dark
  /// @return what to do now; empty: wait for another display
  public List<Act> look(String text) {
    var acts = new ArrayList<Act>();
    letGo(text).ifPresent(acts::add);
    boolean goesOn = true;
    while (goesOn && stuck.isEmpty() && !done()) {
      goesOn = work(steps.get(position), text, acts);
    }
    return acts;
  }

  /// Why it cannot go on; empty while it can.
  public Optional<String> stuck() {
    return stuck;
  }

  /// Whether only the phone has to do something now: nothing is left to press.
  public boolean done() {
    return position >= steps.size();
  }

  /// @return whether the next step may look at the same display
  private boolean work(Step step, String text, List<Act> acts) {
    return switch (step) {
      case Step.PowerOff _ -> actAndGoOn(acts, new Act.PullPlug());
      case Step.PowerOn _ -> actAndWait(acts, new Act.PutPlug());
      case Step.Press press when says(text, press.when()) ->
          actAndWait(acts, new Act.Press(lowest(press.keys())));
      case Step.Press press -> stuckAt(text, press.when(), MISSED);
      case Step.Hold hold -> hold(hold, acts);
      case Step.TypeAddress type when says(text, type.prompt()) -> type(type, acts);
      case Step.TypeAddress type -> stuckAt(text, type.prompt(), MISTYPED);
      case Step.KeepAddress keep when says(text, keep.prompt()) ->
          actAndWait(acts, new Act.Press(keep.confirm()));
      case Step.KeepAddress keep -> stuckAt(text, keep.prompt(), MISTYPED);
      case Step.PickProtocol pick when says(text, pick.prompt()) -> pick(pick, acts);
      case Step.PickProtocol pick -> stuckAt(text, pick.prompt(), MISTYPED);
      case Step.Await await when says(text, await.shown()) -> seen(await);
      case Step.Await await -> stuckAt(text, await.shown(), MISTYPED);
      case Step.ByHand _ -> beyondRobots();
      case Step.Running _ -> next();
    };
  }

  private boolean actAndGoOn(List<Act> acts, Act act) {
    acts.add(act);
    return next();
  }

  private boolean actAndWait(List<Act> acts, Act act) {
    acts.add(act);
    next();
    return false;
  }

  private boolean hold(Step.Hold step, List<Act> acts) {
    holding = Optional.of(step);
    return actAndGoOn(acts, new Act.KeyDown(step.key()));
  }

  private Optional<Act> letGo(String text) {
    Optional<Act> up =
        holding.filter(step -> says(text, step.until())).map(step -> new Act.KeyUp(step.key()));
    if (up.isPresent()) {
      holding = Optional.empty();
    }
    return up;
  }

  private boolean pick(Step.PickProtocol step, List<Act> acts) {
    Key key = step.keys().get(protocol);
    if (key == null) {
      stuck =
          Optional.of(
              "Step %d has no key for %s, only for %s."
                  .formatted(position + 1, protocol, step.keys().keySet()));
      return false;
    }
    return actAndWait(acts, new Act.Press(key));
  }

  private boolean type(Step.TypeAddress step, List<Act> acts) {
    String number = numbers.number(step.field()).map(Ipv4::toString).orElse("");
    number.chars().mapToObj(c -> new Act.Press(keyFor((char) c))).forEach(acts::add);
    return actAndWait(acts, new Act.Press(step.confirm()));
  }

  private boolean beyondRobots() {
    stuck = Optional.of("Step %d can be done by a person only.".formatted(position + 1));
    return false;
  }

  private Key keyFor(char typed) {
    return typed == '.' ? model.keypad().dot().value() : Key.digit(typed - '0');
  }

  private boolean seen(Step.Await step) {
    progress.reached(position + 1, step);
    return next();
  }

  /// Goes to the next step. One that only waits has begun when what it waits for is there.
  private boolean next() {
    position++;
    if (!done() && !(steps.get(position) instanceof Step.Await)) {
      progress.reached(position + 1, steps.get(position));
    }
    return true;
  }

  /// Waits for the expected text, unless the display shows one that rules it out.
  private boolean stuckAt(String text, ScreenText expected, Set<ScreenText> ruledOutBy) {
    Predicate<ScreenText> shown = other -> says(text, other);
    if (ruledOutBy.stream().filter(model.texts().known()::contains).anyMatch(shown)) {
      stuck =
          Optional.of(
              "Step %d waits for \"%s\", but the display says \"%s\"."
                  .formatted(position + 1, model.texts().shown(expected), text));
    }
    return false;
  }

  /// Whether the display says the text, in any of its spellings. Of a text that the phone fills in,
  /// the part before the first gap counts.
  private boolean says(String display, ScreenText wanted) {
    return model.texts().spellings().getOrDefault(wanted, List.of()).stream()
        .map(Fact::value)
        .map(spelling -> spelling.split("\\{", 2)[0].replace('\n', ' ').strip())
        .anyMatch(part -> !part.isEmpty() && display.contains(part));
  }

  private static Key lowest(Set<Key> keys) {
    return keys.stream().min(Key::compareTo).orElseThrow();
  }
}
