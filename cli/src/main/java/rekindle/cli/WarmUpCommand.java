package rekindle.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.phone.Speed;

/// `warm-up`: does once what most starts do, so that Java can remember the classes for the next
/// start (JEP 514). The launcher runs it after a build; its output is for nobody.
@Command(name = WarmUpCommand.NAME, hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  static final String NAME = "warm-up";

  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    int trouble = 0;
    for (String line : new String[] {"--help", "serve --help", "models --json", "guide snom320"}) {
      trouble += Main.run(console, line.split(" "));
    }
    trouble += new Demo(console, Models.find("snom320"), Speed.AS_FAST_AS_IT_GOES).run(false);
    return trouble == 0 ? 0 : Failure.WORK_FAILED;
  }
}
