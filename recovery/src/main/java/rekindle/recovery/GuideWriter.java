package rekindle.recovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import rekindle.firmware.AddressField;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.Phrase;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Step;

/// Writes a [Guide] from the catalogue's data.
final class GuideWriter {

  private static final Wording TITLE =
      new Wording("How to recover a %s (%s)", "So wird ein %s gerettet (%s)");

  private final Model model;
  private final FourNumbers numbers;
  private final Protocol protocol;
  private final Language language;
  private final Map<String, String> places;

  GuideWriter(Model model, FourNumbers numbers, Protocol protocol, Language language) {
    this.model = model;
    this.numbers = numbers;
    this.protocol = protocol;
    this.language = language;
    this.places = places();
  }

  Guide guide() {
    return new Guide(
        language,
        TITLE.with(model.name().value(), model.id()).in(language),
        asides(model.notes(), Note.Kind.WARNING),
        numbers.concerns().stream().map(concern -> concern.say().in(language)).toList(),
        numbers,
        instructions(),
        asides(model.notes(), Note.Kind.HINT));
  }

  private List<Guide.Instruction> instructions() {
    var instructions = new ArrayList<Guide.Instruction>();
    for (Fact<Step> fact : Guide.steps(model, numbers)) {
      Step step = fact.value();
      instructions.add(
          new Guide.Instruction(
              instructions.size() + 1,
              say(step.say()),
              screen(step).map(this::shown),
              keys(step),
              keysUnsure(step),
              !fact.documented(),
              step.notes().stream()
                  .filter(note -> note.value().concerns(protocol))
                  .map(this::aside)
                  .toList()));
    }
    return instructions;
  }

  private List<Guide.Aside> asides(List<Fact<Note>> notes, Note.Kind kind) {
    return notes.stream()
        .filter(note -> note.value().kind() == kind)
        .filter(note -> note.value().concerns(protocol))
        .map(this::aside)
        .toList();
  }

  private Guide.Aside aside(Fact<Note> note) {
    return new Guide.Aside(note.value().kind(), say(note.value().say()), !note.documented());
  }

  private Guide.Shown shown(ScreenText text) {
    Fact<String> fact = model.texts().fact(text);
    return new Guide.Shown(fact.value(), !fact.documented());
  }

  private static Optional<ScreenText> screen(Step step) {
    return switch (step) {
      case Step.PowerOff _, Step.PowerOn _, Step.ByHand _, Step.Running _ -> Optional.empty();
      case Step.Press press -> Optional.of(press.when());
      case Step.Hold hold -> Optional.of(hold.until());
      case Step.TypeAddress type -> Optional.of(type.prompt());
      case Step.KeepAddress keep -> Optional.of(keep.prompt());
      case Step.PickProtocol pick -> Optional.of(pick.prompt());
      case Step.Await await -> Optional.of(await.shown());
    };
  }

  private Set<Key> keys(Step step) {
    return switch (step) {
      case Step.PowerOff _, Step.PowerOn _, Step.ByHand _, Step.Running _, Step.Await _ -> Set.of();
      case Step.Press press -> press.keys();
      case Step.Hold hold -> Set.of(hold.key());
      case Step.TypeAddress type -> Set.of(type.confirm());
      case Step.KeepAddress keep -> Set.of(keep.confirm());
      case Step.PickProtocol pick ->
          pickingKey().map(Set::of).orElseGet(() -> Set.copyOf(pick.keys().values()));
    };
  }

  /// Only the keys that confirm an address have a standing of their own; the others share the
  /// step's.
  private boolean keysUnsure(Step step) {
    return switch (step) {
      case Step.TypeAddress type -> isUnsure(type.confirm());
      case Step.KeepAddress keep -> isUnsure(keep.confirm());
      case Step.PowerOff _,
          Step.PowerOn _,
          Step.Press _,
          Step.PickProtocol _,
          Step.Hold _,
          Step.Await _,
          Step.ByHand _,
          Step.Running _ ->
          false;
    };
  }

  private boolean isUnsure(Key confirm) {
    Fact<Key> next = model.keypad().next();
    return !(confirm == next.value() ? next : model.keypad().start()).documented();
  }

  private String say(Phrase phrase) {
    return phrase.in(language, places);
  }

  private Map<String, String> places() {
    var filled = new HashMap<String, String>();
    for (AddressField field : AddressField.values()) {
      filled.put(field.place(), "<" + FieldName.of(field).in(language) + ">");
    }
    filled.putAll(numbers.places());
    filled.put("name", model.recoveryName());
    filled.put("protocol", protocol.name());
    pickingKey().ifPresent(key -> filled.put("key", KeyName.of(key, language)));
    return filled;
  }

  private Optional<Key> pickingKey() {
    return model.plainSteps().stream()
        .filter(Step.PickProtocol.class::isInstance)
        .map(step -> ((Step.PickProtocol) step).keys().get(protocol))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
