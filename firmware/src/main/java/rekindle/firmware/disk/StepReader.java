package rekindle.firmware.disk;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rekindle.firmware.AddressField;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.Keypad;
import rekindle.firmware.Note;
import rekindle.firmware.Phrase;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Step;

/// Reads the steps of a recovery.
final class StepReader {
  private final FactReader facts;
  private final Keypad keypad;

  /// @param keypad what `next` and `start` stand for where a step names a key
  StepReader(FactReader facts, Keypad keypad) {
    this.facts = facts;
    this.keypad = keypad;
  }

  Fact<Step> step(Json json) throws JsonFault {
    return facts.flatFact(json, this::stepOf);
  }

  private Step stepOf(Fields fields) throws JsonFault {
    Phrase say = fields.object("say", FactReader::phrase);
    List<Fact<Note>> notes =
        fields.getOr("notes", List.of(), json -> Fields.listOf(json, facts::note));
    String action = fields.text("do");
    return switch (action) {
      case "powerOff" -> new Step.PowerOff(say, notes);
      case "powerOn" -> new Step.PowerOn(say, notes);
      case "press" -> press(fields, say, notes);
      case "hold" -> hold(fields, say, notes);
      case "type" -> type(fields, say, notes);
      case "pickProtocol" -> pickProtocol(fields, say, notes);
      case "keep" -> keep(fields, say, notes);
      case "await" -> await(fields, say, notes);
      case "byHand" -> new Step.ByHand(say, notes);
      case "running" -> new Step.Running(say, notes);
      default -> throw fields.fault("\"" + action + "\" is no step");
    };
  }

  private Step press(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.Press(
        fields.get("keys", this::keys),
        fields.get("when", StepReader::text),
        fields.get("within", JsonWords::span),
        say,
        notes);
  }

  private Step hold(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.Hold(
        fields.get("key", this::key),
        fields.get("about", JsonWords::span),
        fields.get("until", StepReader::text),
        say,
        notes);
  }

  private Step type(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.TypeAddress(
        fields.get("field", StepReader::field),
        fields.get("prompt", StepReader::text),
        fields.get("confirm", this::key),
        say,
        notes);
  }

  private Step keep(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.KeepAddress(
        fields.get("field", StepReader::field),
        fields.get("prompt", StepReader::text),
        fields.get("confirm", this::key),
        say,
        fields.object("sayTyped", FactReader::phrase),
        notes);
  }

  private Step pickProtocol(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.PickProtocol(
        fields.get("keys", this::keysByProtocol),
        fields.get("prompt", StepReader::text),
        say,
        notes);
  }

  private Map<Protocol, Key> keysByProtocol(Json json) throws JsonFault {
    var keys = new EnumMap<Protocol, Key>(Protocol.class);
    for (Map.Entry<String, Json> member : Json.membersOf(json).entrySet()) {
      Json name = new Json.Text(member.getKey(), member.getValue().line());
      keys.put(JsonWords.constant(name, Protocol.class), key(member.getValue()));
    }
    return keys;
  }

  private Step await(Fields fields, Phrase say, List<Fact<Note>> notes) throws JsonFault {
    return new Step.Await(
        fields.get("shown", StepReader::text),
        fields.get("about", JsonWords::span),
        fields.flag("keepPower"),
        say,
        notes);
  }

  private Set<Key> keys(Json json) throws JsonFault {
    var keys = EnumSet.noneOf(Key.class);
    for (Json name : Fields.listOf(json, name -> name)) {
      if (Fields.textOf(name).equals("digits")) {
        keys.addAll(Key.DIGITS);
      } else {
        keys.add(key(name));
      }
    }
    return keys;
  }

  private Key key(Json json) throws JsonFault {
    return switch (Fields.textOf(json)) {
      case "next" -> keypad.next().value();
      case "start" -> keypad.start().value();
      default -> JsonWords.constant(json, Key.class);
    };
  }

  private static ScreenText text(Json json) throws JsonFault {
    return JsonWords.constant(json, ScreenText.class);
  }

  private static AddressField field(Json json) throws JsonFault {
    return JsonWords.constant(json, AddressField.class);
  }
}
