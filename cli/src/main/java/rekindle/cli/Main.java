package rekindle.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Notice;

/// Where the program starts.
///
/// Exit codes: 0 done, 1 the work failed, 2 wrong usage. Whatever goes wrong is told in one message
/// on stderr; a stack trace appears only where `REKINDLE_DEBUG` is set, or where the fault is ours.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    int exitCode = run(Console.ofThisProcess(), args);
    System.exit(exitCode);
  }

  /// Runs one command on the given console and returns its exit code.
  static int run(Console console, String... args) {
    if (QuickHelp.answers(console, args)) {
      return 0;
    }
    return commandLine(console, List.of(args)).execute(args);
  }

  static CommandLine commandLine(Console console, List<String> arguments) {
    var factory = new CommandFactory(console);
    var commandLine = new CommandLine(Rekindle.class, factory);
    Commands.addTo(commandLine, factory, arguments);
    commandLine
        .setOut(Streams.writer(console.out()))
        .setErr(Streams.writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((trouble, _) -> misunderstood(console, trouble))
        .setExecutionExceptionHandler((trouble, _, _) -> failed(console, trouble));
    Values.register(commandLine);
    return commandLine;
  }

  private static CommandLine.Help.Ansi ansi(Console console) {
    boolean plain = !console.outIsTerminal() || console.environment().containsKey("NO_COLOR");
    return plain ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.ON;
  }

  private static int misunderstood(Console console, ParameterException trouble) {
    String help = trouble.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    console.tell(
        new Notice(
            trouble.getMessage() + nearest(trouble),
            "",
            "\"%s\" shows how it goes.".formatted(help)));
    return Failure.WRONG_USAGE;
  }

  private static String nearest(ParameterException trouble) {
    return trouble instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? " (nearest: %s)".formatted(String.join(", ", unmatched.getSuggestions()))
        : "";
  }

  private static int failed(Console console, Exception trouble) {
    if (trouble instanceof Failure failure) {
      console.tell(failure.notice());
      debug(console, failure);
      return failure.exitCode();
    }
    console.tell(
        new Notice(
            "Something happened that nobody foresaw: " + trouble,
            "",
            "please report this, with what is printed below."));
    trouble.printStackTrace(console.err());
    return Failure.WORK_FAILED;
  }

  private static void debug(Console console, Failure failure) {
    if (console.environment().containsKey("REKINDLE_DEBUG")) {
      failure.printStackTrace(console.err());
    }
  }
}
