package rekindle.firmware.disk;

import java.util.List;
import rekindle.firmware.OtherModel;

/// Reads the devices for which no boot loader recovery is known.
final class OtherModelReader {
  private OtherModelReader() {}

  static List<OtherModel> read(Json json) throws JsonFault {
    return Fields.read(
        json,
        file -> {
          FactReader facts = file.get("sources", FactReader::new);
          return file.list("others", other -> Fields.read(other, fields -> other(fields, facts)));
        });
  }

  private static OtherModel other(Fields fields, FactReader facts) throws JsonFault {
    return new OtherModel(
        fields.text("id"),
        fields.text("name"),
        fields.get("why", why -> facts.fact(why, value -> Fields.read(value, FactReader::phrase))),
        ReleaseReader.macPrefixes(fields, facts));
  }
}
