package rekindle.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The commands by name, in the order in which the help lists them.
///
/// picocli reads every command's options by reflection, which takes longer than most commands run.
/// So a command that is named is the only one read.
final class Commands {
  private static final Map<String, Class<?>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("demo", DemoCommand.class);
    BY_NAME.put("serve", ServeCommand.class);
    BY_NAME.put("models", ModelsCommand.class);
    BY_NAME.put("guide", GuideCommand.class);
    BY_NAME.put("image", ImageCommand.class);
    BY_NAME.put("phone", PhoneCommand.class);
    BY_NAME.put("get", GetCommand.class);
    BY_NAME.put("put", PutCommand.class);
    BY_NAME.put("history", HistoryCommand.class);
    BY_NAME.put(WarmUpCommand.NAME, WarmUpCommand.class);
  }

  private Commands() {}

  /// Adds what these arguments need: the command they name, or all of them for help and for
  /// suggestions.
  static void addTo(CommandLine commandLine, CommandFactory factory, List<String> arguments) {
    Map<String, Class<?>> needed = BY_NAME;
    if (!arguments.isEmpty() && BY_NAME.containsKey(arguments.getFirst())) {
      needed = Map.of(arguments.getFirst(), BY_NAME.get(arguments.getFirst()));
    }
    needed.forEach((name, type) -> commandLine.addSubcommand(name, new CommandLine(type, factory)));
  }
}
