package rekindle.station.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rekindle.firmware.AddressField;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.recovery.Concern;
import rekindle.recovery.PeerText;

/// Draws the questions before a guide: what was answered, and what the station proposes.
///
/// @param asked the value of a name in the query
record SetupDrawing(
    Catalogue catalogue,
    Voice voice,
    Optional<Home> home,
    Function<String, Optional<String>> asked) {

  /// The model that was chosen.
  Optional<Model> model() {
    return wanted().flatMap(catalogue::find);
  }

  private Optional<String> wanted() {
    return asked.apply("model").filter(text -> !text.isBlank());
  }

  Protocol protocol(Model model) {
    return Protocols.chosen(asked.apply("protocol"), model);
  }

  /// The numbers for a model: what was typed, else what is proposed.
  Fields fields(Model model) {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    for (AddressField field : model.addressOrder()) {
      typed.put(
          field, asked.apply(field.place()).map(String::strip).orElseGet(() -> proposed(field)));
    }
    return Fields.of(typed);
  }

  private String proposed(AddressField field) {
    return home.map(
            here ->
                switch (field) {
                  case SERVER, GATEWAY -> here.address();
                  case MASK -> here.mask();
                  case PHONE -> here.neighbour();
                })
        .map(Object::toString)
        .orElse("");
  }

  /// @param since the journal's newest entry when this guide is begun
  SetupView view(long since) {
    Optional<Model> model = model();
    return new SetupView(
        models(model),
        model.map(Model::id).orElse(""),
        unknown(model),
        model.map(one -> Protocols.choices(one, protocol(one))).orElse(List.of()),
        model.map(this::views).orElse(List.of()),
        since);
  }

  private List<SetupView.Choice> models(Optional<Model> chosen) {
    var choices = new ArrayList<SetupView.Choice>();
    for (Model model : catalogue.models()) {
      choices.add(
          new SetupView.Choice(
              model.id(), model.name().value(), chosen.filter(model::equals).isPresent()));
    }
    return choices;
  }

  private String unknown(Optional<Model> chosen) {
    if (chosen.isPresent() || wanted().isEmpty()) {
      return "";
    }
    String wanted = wanted().get();
    return catalogue
        .findOther(wanted)
        .map(
            other ->
                voice.say(Words.NO_RECOVERY, other.name())
                    + " "
                    + other.why().value().in(voice.language()))
        .orElseGet(() -> voice.say(Words.NO_SUCH_MODEL, PeerText.printable(wanted)));
  }

  private List<SetupView.Field> views(Model model) {
    Fields fields = fields(model);
    return model.addressOrder().stream().map(field -> view(field, fields)).toList();
  }

  private SetupView.Field view(AddressField field, Fields fields) {
    String value = Optional.ofNullable(fields.typed().get(field)).orElse("");
    boolean proposed = home.isPresent() && value.equals(proposed(field));
    // The station's address as the gateway is odd, but it is what guides advise for neighbours.
    List<Concern> concerns =
        fields.concerns(field).stream()
            .filter(one -> !proposed || one.gravity() == Concern.Gravity.WRONG)
            .toList();
    return new SetupView.Field(
        field.place(),
        voice.say(Fields.label(field)),
        value,
        proposed ? voice.say(hint(field)) : "",
        proposed && field == AddressField.PHONE,
        concerns.stream().map(concern -> voice.say(concern.say())).toList(),
        concerns.stream().anyMatch(concern -> concern.gravity() == Concern.Gravity.WRONG));
  }

  private static Words hint(AddressField field) {
    return switch (field) {
      case SERVER -> Words.HINT_OWN;
      case MASK -> Words.HINT_OWN_MASK;
      case PHONE -> Words.HINT_FREE;
      case GATEWAY -> Words.HINT_GATEWAY;
    };
  }

  /// What the address of a guide's page carries, in its order.
  Map<String, String> answers(Model model) {
    var answers = new java.util.LinkedHashMap<String, String>();
    answers.put("model", model.id());
    answers.put("protocol", Protocols.word(protocol(model)));
    fields(model).typed().forEach((field, text) -> answers.put(field.place(), text));
    return answers;
  }
}
