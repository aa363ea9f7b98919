package rekindle.station.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Delivery;
import rekindle.firmware.Examination;
import rekindle.firmware.Image;
import rekindle.firmware.ImageKind;
import rekindle.firmware.Model;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;
import rekindle.recovery.PeerText;

/// The images of the store as cards, by model.
final class Shelves {
  private static final long FRESH_NANOS = 1_500_000_000L;

  private final Site site;
  private String stamp = "";
  private long stampedNanos;
  private boolean stamped;

  Shelves(Site site) {
    this.site = site;
  }

  /// Every image; those of one model stand together, in the order of the catalogue.
  List<Shelf> all(Voice voice) throws StoreException {
    var byModel = new LinkedHashMap<String, List<ImageView>>();
    catalogue().models().forEach(model -> byModel.put(model.id(), new ArrayList<>()));
    for (Stored stored : site.images().images()) {
      String model = likely(stored).map(Model::id).orElse("");
      byModel
          .computeIfAbsent(model, _ -> new ArrayList<>())
          .add(card(stored, Optional.empty(), voice));
    }
    return byModel.entrySet().stream()
        .filter(shelf -> !shelf.getValue().isEmpty())
        .map(shelf -> new Shelf(title(shelf.getKey(), voice), shelf.getValue()))
        .toList();
  }

  private String title(String model, Voice voice) {
    return catalogue()
        .find(model)
        .map(one -> one.name().value())
        .orElseGet(() -> voice.say(Words.WITHOUT_MODEL));
  }

  /// One card with what its examination says; empty if there is no such image.
  ///
  /// @param sum as it was sent
  /// @param name what the file is called; empty: as it was when it came
  Optional<ImageView> examined(String sum, Optional<String> name, Voice voice) throws IOException {
    if (!sum.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    for (Stored stored : site.images().images()) {
      if (stored.image().sha256().hex().equals(sum)) {
        String called = name.orElse(stored.image().fileName());
        Optional<Examination> examination = site.examiner().examine(new Sha256(sum), called);
        return Optional.of(card(stored, examination, voice));
      }
    }
    return Optional.empty();
  }

  /// Changes whenever a card would; looked at twice in three seconds at most, however many ask.
  synchronized String stamp() {
    long now = System.nanoTime();
    if (!stamped || now - stampedNanos > FRESH_NANOS) {
      stamped = true;
      stampedNanos = now;
      try {
        stamp = String.valueOf(site.images().images().hashCode());
      } catch (StoreException unreadable) {
        stamp = "unreadable";
      }
    }
    return stamp;
  }

  private Catalogue catalogue() {
    return site.catalogue();
  }

  /// The model that an image is for, as far as its publishing or its name tells.
  private Optional<Model> likely(Stored stored) {
    return stored.models().stream()
        .flatMap(id -> catalogue().find(id).stream())
        .findFirst()
        .or(() -> byName(stored.image().fileName()));
  }

  private Optional<Model> byName(String fileName) {
    List<Model> claiming = catalogue().claiming(fileName);
    return claiming.size() == 1
        ? Optional.of(claiming.getFirst())
        : catalogue().models().stream()
            .filter(model -> fileName.startsWith(model.release().name().value() + "-"))
            .findFirst();
  }

  private ImageView card(Stored stored, Optional<Examination> examination, Voice voice) {
    Image image = stored.image();
    Optional<Model> model = examination.flatMap(Examination::model).or(() -> likely(stored));
    boolean refused = examination.flatMap(Examination::refusal).isPresent();
    return new ImageView(
        image.sha256().hex(),
        PeerText.printable(image.fileName()),
        examination.map(Examination::version).orElse(image.firmwareVersion()),
        voice.size(image.sizeBytes()),
        voice.say(kind(image.kind())),
        stored.names().stream()
            .map(name -> new ImageView.Name(name, PeerText.printable(name), published(name)))
            .toList(),
        refused ? List.of() : carriers(image, model, voice),
        stored.condition() == Stored.Condition.LOST ? voice.say(Words.LOST_FILE) : "",
        suggestions(model, voice),
        examination.map(one -> new Findings(voice).of(one)).orElse(List.of()),
        refused);
  }

  /// The model that a name is published for; empty if it was published by name alone.
  private String published(String name) {
    try {
      return site.images().publications().stream()
          .filter(one -> one.name().equals(name))
          .map(Published::model)
          .findFirst()
          .orElse("");
    } catch (StoreException unreadable) {
      return "";
    }
  }

  private static List<ImageView.Carrier> carriers(Image image, Optional<Model> model, Voice voice) {
    List<Delivery> deliveries =
        model
            .map(one -> Delivery.of(image.sizeBytes(), one))
            .orElseGet(() -> Delivery.of(image.sizeBytes()));
    return deliveries.stream()
        .map(
            delivery ->
                new ImageView.Carrier(
                    delivery.protocol().name(),
                    Protocols.word(delivery.ability()),
                    voice.say(ability(delivery.ability()))))
        .toList();
  }

  private List<SetupView.Choice> suggestions(Optional<Model> likely, Voice voice) {
    var choices = new ArrayList<SetupView.Choice>();
    choices.add(new SetupView.Choice("", voice.say(Words.AS_THE_FILE_SAYS), likely.isEmpty()));
    catalogue()
        .models()
        .forEach(
            model ->
                choices.add(
                    new SetupView.Choice(
                        model.id(),
                        model.name().value(),
                        likely.filter(model::equals).isPresent())));
    return choices;
  }

  private static Words ability(Delivery.Ability ability) {
    return switch (ability) {
      case WORKS -> Words.ABILITY_WORKS;
      case DOUBTFUL -> Words.ABILITY_DOUBTFUL;
      case NOT_SPOKEN -> Words.ABILITY_NOT_SPOKEN;
    };
  }

  private static Words kind(ImageKind kind) {
    return switch (kind) {
      case PRACTICE -> Words.KIND_PRACTICE;
      case UIMAGE -> Words.KIND_UIMAGE;
      case RESCUE_CONTAINER -> Words.KIND_RESCUE;
      case SWU -> Words.KIND_SWU;
      case OPAQUE -> Words.KIND_OPAQUE;
      case OTHER -> Words.KIND_OTHER;
    };
  }
}
