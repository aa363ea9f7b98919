package rekindle.firmware.disk;

import java.util.List;
import java.util.Optional;
import rekindle.firmware.Download;
import rekindle.firmware.Fact;
import rekindle.firmware.MacPrefix;
import rekindle.firmware.Release;
import rekindle.firmware.Standing;

/// Reads how the vendor releases a model, and how its hardware addresses begin.
final class ReleaseReader {
  private ReleaseReader() {}

  /// @param id the model's, which stands for its name where the file does not tell it
  static Release release(Fields fields, FactReader facts, String id) throws JsonFault {
    Fact<String> likeId = new Fact<>(id, Standing.INFERRED, "taken from the model's id");
    Optional<Release> read =
        fields.getOr(
            "release",
            Optional.empty(),
            json -> Optional.of(Fields.read(json, release -> release(release, facts, likeId))));
    return read.orElseGet(() -> new Release(likeId, List.of()));
  }

  private static Release release(Fields fields, FactReader facts, Fact<String> otherwise)
      throws JsonFault {
    return new Release(
        fields.getOr("name", otherwise, json -> facts.fact(json, Fields::textOf)),
        fields.getOr(
            "downloads",
            List.of(),
            places -> Fields.listOf(places, place -> facts.flatFact(place, ReleaseReader::place))));
  }

  private static Download place(Fields fields) throws JsonFault {
    return new Download(
        fields.getOr("from", Optional.empty(), json -> Optional.of(Fields.textOf(json))),
        fields.getOr("to", Optional.empty(), json -> Optional.of(Fields.textOf(json))),
        fields.text("address"));
  }

  static Fact<List<MacPrefix>> macPrefixes(Fields fields, FactReader facts) throws JsonFault {
    return fields.getOr(
        "macPrefixes",
        new Fact<>(List.of(), Standing.UNKNOWN, "none is known"),
        json -> facts.fact(json, list -> Fields.listOf(list, ReleaseReader::macPrefix)));
  }

  private static MacPrefix macPrefix(Json json) throws JsonFault {
    try {
      return MacPrefix.parse(Fields.textOf(json));
    } catch (IllegalArgumentException refused) {
      throw new JsonFault(json.line(), String.valueOf(refused.getMessage()));
    }
  }
}
