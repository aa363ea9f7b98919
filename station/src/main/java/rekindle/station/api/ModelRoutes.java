package rekindle.station.api;

import java.util.EnumMap;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import rekindle.firmware.AddressField;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.GuideReport;
import rekindle.station.report.ModelReport;

/// The catalogue, and its guides.
final class ModelRoutes {
  private static final int CARD_COLUMNS = 76;

  private final Catalogue catalogue;

  private ModelRoutes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static Routes of(Premises premises) {
    var models = new ModelRoutes(premises.knowledge().catalogue());
    return new Routes()
        .get("/api/v1/models", _ -> models.all())
        .get("/api/v1/models/{id}", models::one)
        .get("/api/v1/models/{id}/guide", models::guide)
        .get("/api/v1/models/{id}/card", models::card);
  }

  private Given all() {
    return Api.json(
        Stream.concat(
                catalogue.models().stream().map(ModelReport::of),
                catalogue.others().stream().map(ModelReport::of))
            .toList());
  }

  private Given one(Asked asked) {
    String id = asked.parameter("id");
    return catalogue
        .find(id)
        .map(ModelReport::of)
        .or(() -> catalogue.findOther(id).map(ModelReport::of))
        .map(Api::json)
        .orElseGet(() -> Unknown.model(catalogue, id));
  }

  private Given guide(Asked asked) {
    return withGuide(asked, (_, guide) -> Api.json(GuideReport.of(guide)));
  }

  private Given card(Asked asked) {
    return withGuide(asked, (_, guide) -> Given.text(200, "text/plain", guide.card(CARD_COLUMNS)));
  }

  private Given withGuide(Asked asked, BiFunction<Model, Guide, Given> answer) {
    Optional<Model> model = catalogue.find(asked.parameter("id"));
    if (model.isEmpty()) {
      return Unknown.model(catalogue, asked.parameter("id"));
    }
    FourNumbers.Reading reading = numbers(asked);
    if (!reading.concerns().isEmpty()) {
      return Problem.of(
              400,
              reading.concerns().getFirst().say().in(asked.language()),
              "type four numbers from 0 to 255 with dots between them")
          .json();
    }
    Optional<Protocol> protocol = protocol(asked, model.get());
    if (protocol.isEmpty()) {
      return Problem.of(
              400,
              "The boot loader of the %s does not fetch its image by \"%s\"."
                  .formatted(model.get().id(), asked.query("protocol").orElse("")),
              "name one of " + String.join(", ", ModelReport.protocolsOf(model.get())))
          .json();
    }
    return answer.apply(
        model.get(), Guide.of(model.get(), reading.numbers(), protocol.get(), asked.language()));
  }

  private static FourNumbers.Reading numbers(Asked asked) {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    for (AddressField field : AddressField.values()) {
      asked
          .query(field.place())
          .filter(text -> !text.isBlank())
          .ifPresent(text -> typed.put(field, text));
    }
    return FourNumbers.read(typed);
  }

  private static Optional<Protocol> protocol(Asked asked, Model model) {
    Optional<String> typed = asked.query("protocol").filter(text -> !text.isBlank());
    if (typed.isEmpty()) {
      return Optional.of(model.bestProtocol());
    }
    return Stream.of(Protocol.values())
        .filter(one -> one.name().equalsIgnoreCase(typed.get()))
        .filter(model.protocols().value()::contains)
        .findFirst();
  }
}
