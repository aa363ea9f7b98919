package rekindle.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.cli.terminal.Console;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Examination;
import rekindle.firmware.Model;

/// Asks the person in front of the terminal which phone an image is for.
final class ModelQuestion {
  private static final int TRIES = 3;

  private final Console console;
  private final Catalogue catalogue;

  ModelQuestion(Console console, Catalogue catalogue) {
    this.console = console;
    this.catalogue = catalogue;
  }

  /// Whether there is a person to ask.
  boolean canBeAsked() {
    return console.inIsTerminal() && console.errIsTerminal();
  }

  /// The phone that the person names; empty if they name none.
  ///
  /// @param likely the phone that is taken if they only press Enter
  Optional<Model> ask(Examination examination, Optional<Model> likely) {
    console.err().printf("%s does not say which phone it is for.%n", examination.fileName());
    likely.ifPresent(
        model -> console.err().printf("It has the size of an image for %s.%n", model.id()));
    for (int attempt = 0; attempt < TRIES; attempt++) {
      console
          .err()
          .printf(
              "Which phone%s? ",
              likely.map(model -> " (Enter: %s)".formatted(model.id())).orElse(""));
      console.err().flush();
      Optional<String> typed = line();
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      Optional<Model> meant = typed.get().isBlank() ? likely : catalogue.find(typed.get().strip());
      if (meant.isPresent() || typed.get().isBlank()) {
        return meant;
      }
      console.err().printf("There is no such phone. Known are %s.%n", ids(catalogue.models()));
    }
    return Optional.empty();
  }

  private static String ids(List<Model> models) {
    return models.stream().map(Model::id).collect(Collectors.joining(", "));
  }

  private Optional<String> line() {
    var bytes = new ByteArrayOutputStream();
    try {
      for (int next = console.in().read(); next != '\n'; next = console.in().read()) {
        if (next < 0) {
          return Optional.empty();
        }
        bytes.write(next);
      }
      return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
