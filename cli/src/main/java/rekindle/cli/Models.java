package rekindle.cli;

import rekindle.cli.terminal.Failure;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.disk.CatalogueReader;

/// Finds the model a person named.
final class Models {
  private Models() {}

  static Catalogue catalogue() {
    return CatalogueReader.builtIn();
  }

  /// @param asked as typed: `snom320`, `Snom 320`, `320`
  /// @throws Failure (wrong usage) if there is none, with the nearest
  static Model find(String asked) throws Failure {
    Catalogue catalogue = catalogue();
    return catalogue
        .find(asked)
        .orElseThrow(
            () ->
                Failure.usage(
                    "There is no model \"%s\"%s."
                        .formatted(
                            asked,
                            catalogue
                                .nearest(asked)
                                .map(near -> "; the nearest is \"%s\"".formatted(near))
                                .orElse("")),
                    "\"rekindle models\" lists all of them."));
  }
}
