package rekindle.cli;

import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.OtherModel;
import rekindle.firmware.disk.CatalogueReader;

/// Finds the model a person named.
final class Models {
  private Models() {}

  /// The catalogue that ships.
  static Catalogue catalogue() {
    return CatalogueReader.builtIn();
  }

  /// The catalogue that ships, with the person's own model files. What is wrong with those is told;
  /// the others can be used.
  static Catalogue catalogue(DataDirectory data, Console console) {
    CatalogueReader.Reading reading = CatalogueReader.withOwn(data.models());
    reading.troubles().forEach(console::tell);
    return reading.catalogue();
  }

  /// @param asked as typed: `snom320`, `Snom 320`, `320`
  /// @throws Failure (wrong usage) if there is none, with the nearest; or if no recovery is known
  static Model find(String asked) throws Failure {
    return find(asked, catalogue());
  }

  /// @throws Failure (wrong usage) if there is none, with the nearest; or if no recovery is known
  static Model find(String asked, DataDirectory data, Console console) throws Failure {
    return find(asked, catalogue(data, console));
  }

  /// @throws Failure (wrong usage) if there is none, with the nearest; or if no recovery is known
  static Model find(String asked, Catalogue catalogue) throws Failure {
    var found = catalogue.find(asked);
    if (found.isPresent()) {
      return found.get();
    }
    var other = catalogue.findOther(asked);
    throw other.isPresent() ? noRecovery(other.get()) : noSuchModel(asked, catalogue);
  }

  private static Failure noRecovery(OtherModel other) {
    return Failure.of(
        new Notice(
            "No boot loader recovery is known for the %s.".formatted(other.name()),
            other.why().value().in(Language.EN),
            "\"rekindle models\" lists the phones that can be recovered; if you know how this one"
                + " is, describe it in a file of your own in the folder \"models\" of your data"
                + " directory."));
  }

  private static Failure noSuchModel(String asked, Catalogue catalogue) {
    String nearest =
        catalogue.nearest(asked).map(near -> "; the nearest is \"%s\"".formatted(near)).orElse("");
    return Failure.usage(
        "There is no model \"%s\"%s.".formatted(asked, nearest),
        "\"rekindle models\" lists all of them.");
  }
}
