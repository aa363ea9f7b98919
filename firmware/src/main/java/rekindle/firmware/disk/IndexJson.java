package rekindle.firmware.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import rekindle.firmware.Image;
import rekindle.firmware.ImageKind;
import rekindle.firmware.NameKey;
import rekindle.firmware.Sha256;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The index as a JSON file that people can read.
final class IndexJson {
  // 1: without "before".
  private static final long FORMAT = 2;

  private IndexJson() {}

  static byte[] encode(Index index) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeNumberProperty("generation", index.generation());
      json.writeName("images").writeStartArray();
      index.images().values().forEach(entry -> writeEntry(json, entry));
      json.writeEndArray();
      json.writeName("publications").writeStartArray();
      index.publications().values().forEach(publication -> writePublication(json, publication));
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// The index in a file.
  ///
  /// @throws JsonFault if there is none in it
  /// @throws NewerFormatException if it was written by a later version of Rekindle
  static Index decode(byte[] bytes) throws JsonFault, NewerFormatException {
    Json json = Json.parse(bytes);
    if (Json.membersOf(json).get("format") instanceof Json.Whole(long format, _)
        && format > FORMAT) {
      throw new NewerFormatException();
    }
    return Fields.read(json, IndexJson::index);
  }

  /// The file is sound, but this version of Rekindle must not touch it.
  static final class NewerFormatException extends IOException {
    NewerFormatException() {
      super("a later version of Rekindle wrote it");
    }
  }

  private static void writeEntry(JsonGenerator json, Index.Entry entry) {
    Image image = entry.image();
    json.writeStartObject();
    json.writeStringProperty("sha256", image.sha256().hex());
    json.writeNumberProperty("sizeBytes", image.sizeBytes());
    json.writeStringProperty("kind", image.kind().name());
    json.writeStringProperty("firmwareVersion", image.firmwareVersion());
    json.writeStringProperty("fileName", image.fileName());
    json.writeStringProperty("addedAt", image.addedAt().toString());
    json.writeName("models").writeStartArray();
    entry.models().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writePublication(JsonGenerator json, Index.Publication publication) {
    json.writeStartObject();
    json.writeStringProperty("name", publication.name());
    json.writeStringProperty("sha256", publication.image().hex());
    json.writeStringProperty("model", publication.model());
    json.writeStringProperty("publishedAt", publication.at().toString());
    json.writeName("before").writeStartArray();
    publication.before().forEach(earlier -> writeEarlier(json, earlier));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeEarlier(JsonGenerator json, Index.Earlier earlier) {
    json.writeStartObject();
    json.writeStringProperty("sha256", earlier.image().hex());
    json.writeStringProperty("model", earlier.model());
    json.writeStringProperty("publishedAt", earlier.at().toString());
    json.writeEndObject();
  }

  private static Index index(Fields fields) throws JsonFault {
    long format = fields.number("format");
    if (format < 1 || format > FORMAT) {
      throw fields.fault("unknown format");
    }
    long generation = fields.number("generation");
    var images = new LinkedHashMap<Sha256, Index.Entry>();
    for (Index.Entry entry : fields.list("images", json -> Fields.read(json, IndexJson::entry))) {
      images.put(entry.image().sha256(), entry);
    }
    var publications = new LinkedHashMap<NameKey, Index.Publication>();
    for (Index.Publication publication :
        fields.list("publications", json -> Fields.read(json, IndexJson::publication))) {
      publications.put(NameKey.of(publication.name()), publication);
    }
    return new Index(generation, images, publications);
  }

  private static Index.Entry entry(Fields fields) throws JsonFault {
    var image =
        new Image(
            new Sha256(fields.text("sha256")),
            fields.number("sizeBytes"),
            fields.get("kind", json -> JsonWords.constant(json, ImageKind.class)),
            fields.text("firmwareVersion"),
            fields.text("fileName"),
            fields.get("addedAt", IndexJson::moment));
    return new Index.Entry(image, fields.list("models", Fields::textOf));
  }

  private static Index.Publication publication(Fields fields) throws JsonFault {
    return new Index.Publication(
        fields.text("name"),
        new Sha256(fields.text("sha256")),
        fields.text("model"),
        fields.get("publishedAt", IndexJson::moment),
        fields.getOr(
            "before",
            List.of(),
            json -> Fields.listOf(json, one -> Fields.read(one, IndexJson::earlier))));
  }

  private static Index.Earlier earlier(Fields fields) throws JsonFault {
    return new Index.Earlier(
        new Sha256(fields.text("sha256")),
        fields.text("model"),
        fields.get("publishedAt", IndexJson::moment));
  }

  private static Instant moment(Json json) throws JsonFault {
    try {
      return Instant.parse(Fields.textOf(json));
    } catch (DateTimeException malformed) {
      throw new JsonFault(json.line(), "a moment is written as \"2026-01-31T12:00:00Z\"");
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
