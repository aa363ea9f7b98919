package rekindle.firmware.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;

/// Reads the catalogue: JSON files, one a model.
///
/// The files that ship with Rekindle are resources below `/models/`; what their fields mean is said
/// at the records they become ([Model] and what it holds). People add files of their own, or
/// correct a model that ships.
public final class CatalogueReader {
  private CatalogueReader() {}

  /// A catalogue, and what was wrong with files that were to be in it.
  ///
  /// @param troubles for a person; each names the file, the line and the reason
  public record Reading(Catalogue catalogue, List<Notice> troubles) {
    public Reading {
      troubles = List.copyOf(troubles);
    }
  }

  /// The catalogue that ships with Rekindle.
  ///
  /// @throws IllegalStateException if one of its files has a mistake: then Rekindle is built
  ///   wrongly
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /// The catalogue that ships, with the models in people's own files added; one with the id of a
  /// model that ships takes its place. A file with a mistake is reported and left out, and so is a
  /// recovery name that two models claim without saying so.
  ///
  /// @param folder where the files are, each named `.json`; need not exist
  public static Reading withOwn(Path folder) {
    return new OwnModels(BuiltIn.FILES, BuiltIn.CATALOGUE).read(folder);
  }

  /// Reads one model.
  ///
  /// @param file the file's name, for messages
  /// @param json the file's bytes, UTF-8; it may be like a model that ships
  /// @throws CatalogueException if the file has a mistake
  public static Model model(String file, byte[] json) throws CatalogueException {
    var files = new ModelFiles(Optional.of(BuiltIn.FILES));
    return files.model(files.add(file, json));
  }
}
