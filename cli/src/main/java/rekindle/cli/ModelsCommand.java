package rekindle.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Table;
import rekindle.firmware.Fact;
import rekindle.firmware.Model;

/// `models`: the catalogue.
@Command(
    name = "models",
    header = "The phones it knows.",
    description = "Lists the models, the file each asks for, and how it is recovered.")
final class ModelsCommand implements Callable<Integer> {
  /// A name as scripts read it.
  record Name(String name, String standing, String source) {
    static Name of(Fact<String> fact) {
      return new Name(fact.value(), word(fact.standing()), fact.source());
    }
  }

  /// A model as scripts read it.
  record Report(
      String id, String name, String procedure, List<String> protocols, List<Name> recoveryNames) {
    static Report of(Model model) {
      return new Report(
          model.id(),
          model.name().value(),
          word(model.procedure().value()),
          protocolsOf(model),
          model.recoveryNames().stream().map(Name::of).toList());
    }
  }

  private final Console console;

  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Model> models = Models.catalogue().models();
    if (json.asked) {
      console.out().println(Json.pretty(models.stream().map(Report::of).toList()));
      return 0;
    }
    var table = new Table("MODEL", "NAME", "FILE IT ASKS FOR", "RECOVERED BY", "PROTOCOLS");
    models.forEach(
        model ->
            table.row(
                model.id(),
                model.name().value(),
                names(model),
                word(model.procedure().value()),
                String.join(", ", protocolsOf(model))));
    table.lines().forEach(console.out()::println);
    if (models.stream().flatMap(m -> m.recoveryNames().stream()).anyMatch(n -> !n.documented())) {
      console
          .out()
          .println("\n* inferred, not documented: believe the phone where it says otherwise");
    }
    console.out().flush();
    return 0;
  }

  private static String names(Model model) {
    return model.recoveryNames().stream()
        .map(fact -> fact.value() + (fact.documented() ? "" : " *"))
        .collect(Collectors.joining(", "));
  }

  private static List<String> protocolsOf(Model model) {
    return model.protocols().value().stream().sorted().map(ModelsCommand::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
