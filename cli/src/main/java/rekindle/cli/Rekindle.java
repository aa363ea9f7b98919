package rekindle.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rekindle.cli.terminal.Console;

/// The program itself: without a command it shows how to begin.
@Command(
    name = "rekindle",
    header = "Brings dead Snom desk phones back.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 the work failed, 2 wrong usage.",
      "\"rekindle COMMAND --help\" tells more about each."
    })
final class Rekindle implements Callable<Integer> {
  private static final String EXAMPLES =
      """
      Rekindle brings dead Snom desk phones back. Begin with one of these:

        rekindle demo                           watch a virtual phone being recovered
        rekindle models                         which phones it knows
        rekindle guide snom320                  what to press on the phone

        rekindle image add snom320.bin --model snom320
        rekindle serve                          hand images to phones

        rekindle phone snom320 --server 127.0.0.1 --tftp-port 6969
                                                practise on a virtual phone

      "rekindle --help" lists everything.
      """;

  private final Console console;

  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean versionAsked;

  Rekindle(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    printExamples(console);
    return 0;
  }

  static void printExamples(Console console) {
    console.out().print(EXAMPLES);
    console.out().flush();
  }
}
