package rekindle.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Model;
import rekindle.phone.Speed;

/// `demo`: the main job, before one's eyes.
@Command(
    name = "demo",
    header = "Watch a virtual phone being recovered by a station.",
    description = {
      "Opens a station on this machine, gives it a practice image, and lets the technician recover"
          + " a",
      "virtual phone with broken firmware, faster than life. Nothing is left behind."
    })
final class DemoCommand implements Callable<Integer> {
  /// A recovery of more than a minute is shown in about fifteen seconds.
  private static final Speed FASTER_THAN_LIFE = new Speed(6);

  private final Console console;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "The phone (default: ${DEFAULT-VALUE}).")
  String model = "snom320";

  @Option(names = "--keep", description = "Leave the station up afterwards, until Ctrl-C.")
  boolean keep;

  @Mixin HelpOption help = new HelpOption();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Model phone = Models.find(model);
    PhoneCommand.requirePlayable(phone);
    return new Demo(console, phone, FASTER_THAN_LIFE).run(keep);
  }
}
