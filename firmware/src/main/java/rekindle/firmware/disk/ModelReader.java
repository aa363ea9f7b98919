package rekindle.firmware.disk;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rekindle.firmware.Display;
import rekindle.firmware.Fact;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Key;
import rekindle.firmware.Keypad;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Model;
import rekindle.firmware.Partition;
import rekindle.firmware.Procedure;
import rekindle.firmware.ScreenText;
import rekindle.firmware.SizeBand;
import rekindle.firmware.Standing;
import rekindle.firmware.Texts;
import rekindle.firmware.Timings;

/// Reads one model from its JSON file.
final class ModelReader {
  private final FactReader facts;

  private ModelReader(FactReader facts) {
    this.facts = facts;
  }

  static Model read(Json json) throws JsonFault {
    return Fields.read(
        json, fields -> new ModelReader(fields.get("sources", FactReader::new)).model(fields));
  }

  private Model model(Fields fields) throws JsonFault {
    Keypad keypad = fields.object("keypad", this::keypad);
    String id = fields.text("id");
    fields.getOr("sharesNamesWith", List.of(), json -> Fields.listOf(json, Fields::textOf));
    return new Model(
        id,
        fact(fields, "name", Fields::textOf),
        fact(fields, "procedure", json -> JsonWords.constant(json, Procedure.class)),
        fact(fields, "protocols", JsonWords::protocols),
        factList(fields, "recoveryNames", Fields::textOf),
        fact(fields, "display", json -> Fields.read(json, ModelReader::display)),
        keypad,
        fields.get("texts", this::texts),
        fields.object("timings", this::timings),
        fact(fields, "flash", json -> Fields.read(json, ModelReader::flash)),
        fact(fields, "tftpClient", Fields::textOf),
        fact(fields, "imageSize", json -> Fields.read(json, ModelReader::band)),
        fields.getOr("knownImages", List.of(), json -> Fields.listOf(json, this::knownImage)),
        ReleaseReader.release(fields, facts, id),
        ReleaseReader.macPrefixes(fields, facts),
        fields.list("notes", facts::note),
        fields.list("steps", new StepReader(facts, keypad)::step));
  }

  private <T> Fact<T> fact(Fields fields, String name, Fields.Reader<T> value) throws JsonFault {
    return fields.get(name, json -> facts.fact(json, value));
  }

  private <T> List<Fact<T>> factList(Fields fields, String name, Fields.Reader<T> value)
      throws JsonFault {
    return fields.list(name, json -> facts.fact(json, value));
  }

  private Keypad keypad(Fields fields) throws JsonFault {
    return new Keypad(key(fields, "next"), key(fields, "start"), key(fields, "dot"));
  }

  private Fact<Key> key(Fields fields, String name) throws JsonFault {
    return fact(fields, name, json -> JsonWords.constant(json, Key.class));
  }

  private Texts texts(Json json) throws JsonFault {
    var spellings = new EnumMap<ScreenText, List<Fact<String>>>(ScreenText.class);
    for (Map.Entry<String, Json> text : Json.membersOf(json).entrySet()) {
      Json name = new Json.Text(text.getKey(), text.getValue().line());
      spellings.put(
          JsonWords.constant(name, ScreenText.class),
          Fields.listOf(text.getValue(), fact -> facts.fact(fact, Fields::textOf)));
    }
    return new Texts(spellings);
  }

  private Timings timings(Fields fields) throws JsonFault {
    return new Timings(
        span(fields, "boot"),
        spanOrNone(fields, "countdownStep"),
        spanOrNone(fields, "hold"),
        span(fields, "check"),
        span(fields, "eraseSector"),
        spanOrNone(fields, "mount"),
        span(fields, "programUnit"),
        span(fields, "start"));
  }

  private Fact<Duration> span(Fields fields, String name) throws JsonFault {
    return fact(fields, name, JsonWords::span);
  }

  /// What a procedure does not have takes no time.
  private Fact<Duration> spanOrNone(Fields fields, String name) throws JsonFault {
    var none = new Fact<>(Duration.ZERO, Standing.INFERRED, "not a part of this procedure");
    return fields.getOr(name, none, json -> facts.fact(json, JsonWords::span));
  }

  private static Display display(Fields fields) throws JsonFault {
    return new Display(integer(fields, "columns"), integer(fields, "lines"));
  }

  private static FlashGeometry flash(Fields fields) throws JsonFault {
    return new FlashGeometry(
        integer(fields, "sizeBytes"),
        integer(fields, "sectorBytes"),
        integer(fields, "programUnitBytes"),
        fields.object("bootLoader", ModelReader::partition),
        fields.object("settings", ModelReader::partition),
        fields.object("firmware", ModelReader::partition));
  }

  private static Partition partition(Fields fields) throws JsonFault {
    return new Partition(integer(fields, "offsetBytes"), integer(fields, "sizeBytes"));
  }

  private static SizeBand band(Fields fields) throws JsonFault {
    return new SizeBand(fields.number("minBytes"), fields.number("maxBytes"));
  }

  private Fact<KnownImage> knownImage(Json json) throws JsonFault {
    return facts.flatFact(
        json, fields -> new KnownImage(fields.text("version"), fields.number("sizeBytes")));
  }

  private static int integer(Fields fields, String name) throws JsonFault {
    long value = fields.number(name);
    if (value != (int) value) {
      throw fields.fault("\"" + name + "\" is too large: " + value);
    }
    return (int) value;
  }
}
