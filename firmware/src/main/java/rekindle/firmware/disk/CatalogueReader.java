package rekindle.firmware.disk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;

/// Reads the catalogue: JSON files, one a model.
///
/// The files that ship with Rekindle are resources below `/models/`; what their fields mean is said
/// at the records they become ([Model] and what it holds).
public final class CatalogueReader {
  private static final List<String> BUILT_IN =
      List.of(
          "snom300", "snom320", "snom360", "snom370", "snom820", "snom821", "snom870", "snommp");

  private CatalogueReader() {}

  /// The catalogue that ships with Rekindle.
  ///
  /// @throws IllegalStateException if one of its files has a mistake: then Rekindle is built
  ///   wrongly
  public static Catalogue builtIn() {
    var models = new ArrayList<Model>();
    for (String id : BUILT_IN) {
      models.add(resource("/models/" + id + ".json"));
    }
    return new Catalogue(models);
  }

  /// Reads one model.
  ///
  /// @param file the file's name, for messages
  /// @param json the file's bytes, UTF-8
  /// @throws CatalogueException if the file has a mistake
  public static Model model(String file, byte[] json) throws CatalogueException {
    try {
      return ModelReader.read(Json.parse(json));
    } catch (JsonFault fault) {
      throw new CatalogueException(file, fault);
    }
  }

  private static Model resource(String path) {
    try (InputStream json = CatalogueReader.class.getResourceAsStream(path)) {
      if (json == null) {
        throw new IllegalStateException(path + " is missing");
      }
      return model(path, json.readAllBytes());
    } catch (IOException | CatalogueException ours) {
      throw new IllegalStateException(ours);
    }
  }
}
