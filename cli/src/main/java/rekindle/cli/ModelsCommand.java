package rekindle.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Table;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Fact;
import rekindle.firmware.Model;
import rekindle.station.report.Json;
import rekindle.station.report.ModelReport;

/// `models`: the catalogue.
@Command(
    name = "models",
    header = "The phones it knows.",
    description = {
      "Lists the models, the file each asks for, and how it is recovered. Your own model files in"
          + " the",
      "folder \"models\" of the data directory add to them and correct them."
    })
final class ModelsCommand implements Callable<Integer> {
  private static final String LEGEND =
      """

      * inferred, ? unknown, not documented: believe the phone where it says otherwise\
      """;

  private final Console console;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Models.catalogue(data.directory(console.environment()), console);
    if (json.asked) {
      console.out().println(Json.pretty(reports(catalogue)));
    } else {
      table(catalogue).lines().forEach(console.out()::println);
      console.out().println(LEGEND);
    }
    console.out().flush();
    return 0;
  }

  private static List<ModelReport> reports(Catalogue catalogue) {
    return Stream.concat(
            catalogue.models().stream().map(ModelReport::of),
            catalogue.others().stream().map(ModelReport::of))
        .toList();
  }

  private static Table table(Catalogue catalogue) {
    var table = new Table("MODEL", "NAME", "FILE IT ASKS FOR", "RECOVERED BY", "PROTOCOLS");
    for (Model model : catalogue.models()) {
      table.row(
          model.id(),
          model.name().value(),
          model.recoveryNames().stream()
              .map(name -> marked(name.value(), name))
              .collect(Collectors.joining(", ")),
          marked(ModelReport.word(model.procedure().value()), model.procedure()),
          String.join(", ", ModelReport.protocolsOf(model)));
    }
    catalogue
        .others()
        .forEach(
            other ->
                table.row(other.id(), other.name(), "-", "no boot loader recovery known", "-"));
    return table;
  }

  private static String marked(String word, Fact<?> fact) {
    return switch (fact.standing()) {
      case DOCUMENTED -> word;
      case INFERRED -> word + " *";
      case UNKNOWN -> word + " ?";
    };
  }
}
