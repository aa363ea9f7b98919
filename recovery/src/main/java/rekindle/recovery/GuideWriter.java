package rekindle.recovery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.firmware.AddressField;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.Phrase;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;

/// Writes a [Guide] from the catalogue's data.
final class GuideWriter {

  private static final Wording TITLE =
      new Wording("How to recover a %s (%s)", "So wird ein %s gerettet (%s)");

  private static final Set<Key> SOFT_KEYS = EnumSet.range(Key.SOFT_1, Key.SOFT_4);

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
        model.id(),
        TITLE.with(model.name().value(), model.id()).in(language),
        protocol,
        model.recoveryName(),
        asides(Note.Kind.WARNING),
        concerns(),
        numbers,
        model.addressOrder(),
        instructions(),
        asides(Note.Kind.HINT));
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
              keysStanding(step),
              fact.standing(),
              step.notes().stream()
                  .filter(note -> note.value().concerns(protocol))
                  .map(this::aside)
                  .toList()));
    }
    return instructions;
  }

  private List<Guide.Aside> asides(Note.Kind kind) {
    Stream<Guide.Aside> catalogues =
        model.notes().stream()
            .filter(note -> note.value().kind() == kind)
            .filter(note -> note.value().concerns(protocol))
            .map(this::aside);
    Stream<Guide.Aside> sizes =
        SizeAdvice.of(model, protocol).stream()
            .filter(advice -> advice.kind() == kind)
            .map(advice -> advice.in(language));
    Stream<Guide.Aside> names = kind == Note.Kind.HINT ? otherNames().stream() : Stream.empty();
    return Stream.of(catalogues, names, sizes).flatMap(asides -> asides).toList();
  }

  /// Where the name is not documented, the display is the one to ask.
  private Optional<Guide.Aside> otherNames() {
    Fact<String> name = model.recoveryNames().getFirst();
    if (name.documented()) {
      return Optional.empty();
    }
    List<String> others = model.allRecoveryNames().subList(1, model.recoveryNames().size());
    Wording say =
        new Wording(
            "The file name %s is not documented. Watch which name the station sees or the display"
                + " shows, and publish the image under that name, too.",
            "Der Dateiname %s ist nicht dokumentiert. Achten Sie darauf, welchen Namen die Station"
                + " sieht oder das Display zeigt, und veröffentlichen Sie das Image auch unter"
                + " diesem.");
    String names =
        others.isEmpty() ? name.value() : name.value() + " (" + String.join(", ", others) + ")";
    return Optional.of(
        new Guide.Aside(Note.Kind.HINT, say.with(names).in(language), name.standing()));
  }

  private List<String> concerns() {
    Stream<String> wrong = numbers.concerns().stream().map(concern -> concern.say().in(language));
    return Stream.concat(wrong, missing().stream()).toList();
  }

  /// A phone that lets no number stay as it is needs all of them; said once some are given.
  private Optional<String> missing() {
    String missing =
        Guide.steps(model, numbers).stream()
            .map(Fact::value)
            .filter(Step.TypeAddress.class::isInstance)
            .map(step -> ((Step.TypeAddress) step).field())
            .filter(field -> numbers.number(field).isEmpty())
            .map(field -> FieldName.of(field).in(language))
            .collect(Collectors.joining(", "));
    return missing.isEmpty() || numbers.known().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Wording(
                    "The phone will ask for numbers that are not given yet: %s.",
                    "Das Telefon wird nach Zahlen fragen, die noch nicht angegeben sind: %s.")
                .with(missing)
                .in(language));
  }

  private Guide.Aside aside(Fact<Note> note) {
    return new Guide.Aside(note.value().kind(), say(note.value().say()), note.standing());
  }

  private Guide.Shown shown(ScreenText text) {
    Fact<String> fact = model.texts().fact(text);
    String filled = fact.value().replace("{name}", model.recoveryName());
    return new Guide.Shown(filled, fact.standing());
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
  /// step's, except that no document counts the soft keys.
  private Standing keysStanding(Step step) {
    return switch (step) {
      case Step.TypeAddress type -> standing(type.confirm());
      case Step.KeepAddress keep -> standing(keep.confirm());
      case Step.Hold hold when SOFT_KEYS.contains(hold.key()) -> Standing.INFERRED;
      case Step.PowerOff _,
          Step.PowerOn _,
          Step.Press _,
          Step.Hold _,
          Step.PickProtocol _,
          Step.Await _,
          Step.ByHand _,
          Step.Running _ ->
          Standing.DOCUMENTED;
    };
  }

  private Standing standing(Key confirm) {
    Fact<Key> next = model.keypad().next();
    return (confirm == next.value() ? next : model.keypad().start()).standing();
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
