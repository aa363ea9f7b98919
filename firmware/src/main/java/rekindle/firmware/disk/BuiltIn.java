package rekindle.firmware.disk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.OtherModel;

/// The catalogue that ships, read at its first use. A mistake in it is ours.
final class BuiltIn {
  static final ModelFiles FILES = new ModelFiles(Optional.empty());
  static final Catalogue CATALOGUE = read();

  private BuiltIn() {}

  private static Catalogue read() {
    try {
      List<String> ids = ids();
      for (String id : ids) {
        FILES.add(id + ".json", resource(id + ".json"));
      }
      var models = new ArrayList<Model>();
      for (String id : ids) {
        models.add(FILES.model(id));
      }
      return new Catalogue(models, others());
    } catch (IOException | CatalogueException | JsonFault ours) {
      throw new IllegalStateException(ours);
    }
  }

  /// The models in the order in which they are listed.
  private static List<String> ids() throws IOException, JsonFault {
    return Fields.read(
        Json.parse(resource("index.json")), fields -> fields.list("models", Fields::textOf));
  }

  private static List<OtherModel> others() throws IOException, JsonFault {
    return OtherModelReader.read(Json.parse(resource("others.json")));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = BuiltIn.class.getResourceAsStream("/models/" + name)) {
      if (file == null) {
        throw new IOException("/models/" + name + " is missing");
      }
      return file.readAllBytes();
    }
  }
}
