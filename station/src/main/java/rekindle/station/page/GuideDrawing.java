package rekindle.station.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rekindle.firmware.AddressField;
import rekindle.firmware.Display;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;
import rekindle.recovery.Ipv4;

/// Draws a guide: the words are the [Guide]'s, the pictures come from the model.
final class GuideDrawing {
  private final Model model;
  private final Guide guide;
  private final FourNumbers numbers;
  private final Voice voice;
  private final List<Step> steps;

  private GuideDrawing(Model model, FourNumbers numbers, Protocol protocol, Voice voice) {
    this.model = model;
    this.numbers = numbers;
    this.voice = voice;
    this.guide = Guide.of(model, numbers, protocol, voice.language());
    this.steps = Guide.steps(model, numbers).stream().map(fact -> fact.value()).toList();
  }

  /// @param published whether an image waits under the name that the phone will ask for
  /// @param key names this guide in the browser's memory
  static GuideView of(
      Model model,
      FourNumbers numbers,
      Protocol protocol,
      Voice voice,
      boolean published,
      String key) {
    return new GuideDrawing(model, numbers, protocol, voice).view(published, key);
  }

  private GuideView view(boolean published, String key) {
    String name = guide.fileName();
    return new GuideView(
        key,
        guide.title(),
        summary(),
        name,
        asides(guide.warnings()),
        asides(guide.notes()),
        published,
        voice.say(published ? Words.IMAGE_READY : Words.IMAGE_MISSING, name),
        guide.order().stream().map(this::number).toList(),
        drawn(),
        card());
  }

  private String summary() {
    String way = voice.say(Words.BY, model.name().value(), guide.protocol(), guide.fileName());
    return numbers.number(AddressField.PHONE).isPresent()
            && numbers.number(AddressField.SERVER).isPresent()
        ? way
            + " · "
            + voice.say(
                Words.NUMBERS_IN_LINE, shown(AddressField.PHONE), shown(AddressField.SERVER))
        : way;
  }

  private String shown(AddressField field) {
    return numbers.number(field).map(Ipv4::toString).orElse("");
  }

  private String card() {
    Query query =
        Query.NONE.with("lang", voice.tag()).with("protocol", Protocols.word(guide.protocol()));
    for (AddressField field : AddressField.values()) {
      query = query.with(field.place(), shown(field));
    }
    return "/api/v1/models/" + model.id() + "/card?" + query;
  }

  private List<GuideView.StepView> drawn() {
    var views = new ArrayList<GuideView.StepView>();
    Optional<Step.Hold> held = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      held = stillHeld(step, held);
      views.add(drawn(guide.steps().get(i), step, held));
    }
    return views;
  }

  /// A key stays down until a later step waits for something.
  private static Optional<Step.Hold> stillHeld(Step step, Optional<Step.Hold> held) {
    return switch (step) {
      case Step.Hold hold -> Optional.of(hold);
      case Step.PowerOff _, Step.PowerOn _, Step.ByHand _ -> held;
      case Step.Press _,
          Step.TypeAddress _,
          Step.KeepAddress _,
          Step.PickProtocol _,
          Step.Await _,
          Step.Running _ ->
          Optional.empty();
    };
  }

  private GuideView.StepView drawn(
      Guide.Instruction instruction, Step step, Optional<Step.Hold> held) {
    Set<Key> keys = held.map(hold -> Set.of(hold.key())).orElse(instruction.keys());
    boolean hold = held.isPresent() || step instanceof Step.Hold;
    return new GuideView.StepView(
        instruction.number(),
        instruction.say(),
        instruction.standing() != Standing.DOCUMENTED,
        keys.isEmpty() ? "" : voice.say(hold ? Words.HOLD : Words.PRESS, named(keys)),
        instruction.keysStanding() != Standing.DOCUMENTED,
        display(instruction, step),
        keys.isEmpty() ? Optional.empty() : Optional.of(keypad(keys, step, hold)),
        field(step).map(this::number),
        timer(step, held),
        asides(instruction.notes()),
        watch(step));
  }

  private String named(Set<Key> keys) {
    return Guide.keyName(keys, voice.language());
  }

  private KeypadView keypad(Set<Key> keys, Step step, boolean hold) {
    Words read =
        field(step).isPresent() ? Words.KEYPAD_TYPE : hold ? Words.KEYPAD_HOLD : Words.KEYPAD_PRESS;
    return KeypadView.of(model, keys, hold, voice.say(read, named(keys)));
  }

  private static Optional<AddressField> field(Step step) {
    return step instanceof Step.TypeAddress type ? Optional.of(type.field()) : Optional.empty();
  }

  /// While a key is held before the power is back there is nothing on the display yet.
  private Optional<DisplayView> display(Guide.Instruction instruction, Step step) {
    Display display = model.display().value();
    if (display.equals(Display.NONE) || step instanceof Step.Hold) {
      return Optional.empty();
    }
    return instruction
        .display()
        .map(
            shown -> {
              boolean guess = shown.standing() != Standing.DOCUMENTED;
              return field(step)
                  .map(field -> DisplayView.entry(display, shown.text(), shown(field), guess))
                  .orElseGet(() -> DisplayView.message(display, shown.text(), guess));
            });
  }

  private GuideView.NumberView number(AddressField field) {
    List<String> groups =
        numbers
            .number(field)
            .map(address -> List.of(address.toString().split("\\.")))
            .orElse(List.of());
    return new GuideView.NumberView(
        voice.say(Fields.label(field)), groups, KeypadView.sign(model.keypad().dot().value()));
  }

  private Optional<GuideView.TimerView> timer(Step step, Optional<Step.Hold> held) {
    if (step instanceof Step.PowerOn && held.isPresent()) {
      long seconds = held.get().about().toSeconds();
      return Optional.of(
          new GuideView.TimerView(
              seconds, voice.say(Words.TIMER_START_HOLD), voice.say(Words.TIMER_HOLD, seconds)));
    }
    if (step instanceof Step.Press press && press.within().compareTo(Duration.ZERO) > 0) {
      long seconds = press.within().toSeconds();
      return Optional.of(
          new GuideView.TimerView(
              seconds,
              voice.say(Words.TIMER_START_WINDOW),
              voice.say(Words.TIMER_WINDOW, seconds)));
    }
    return Optional.empty();
  }

  private static GuideView.Watch watch(Step step) {
    return switch (step) {
      case Step.Await await when isDownload(await.shown()) -> GuideView.Watch.DOWNLOAD;
      case Step.Await _ -> GuideView.Watch.FLASH;
      case Step.Running _ -> GuideView.Watch.RUNNING;
      case Step.PowerOff _,
          Step.PowerOn _,
          Step.Press _,
          Step.Hold _,
          Step.TypeAddress _,
          Step.KeepAddress _,
          Step.PickProtocol _,
          Step.ByHand _ ->
          GuideView.Watch.NOTHING;
    };
  }

  static boolean isDownload(ScreenText shown) {
    return shown == ScreenText.LOADING || shown == ScreenText.DOWNLOADING;
  }

  private static List<GuideView.AsideView> asides(List<Guide.Aside> asides) {
    return asides.stream()
        .map(
            aside ->
                new GuideView.AsideView(
                    aside.kind() == Note.Kind.WARNING,
                    aside.say(),
                    aside.standing() != Standing.DOCUMENTED))
        .collect(Collectors.toList());
  }
}
