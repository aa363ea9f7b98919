package rekindle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `image`: everything about firmware images.
@Command(
    name = "image",
    header = "Firmware images: add, list, check, publish, remove, make.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ImageAddCommand.class,
      ImageListCommand.class,
      ImageCheckCommand.class,
      ImagePublishCommand.class,
      ImageRemoveCommand.class,
      ImageMakeCommand.class
    })
final class ImageCommand implements Runnable {
  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "image needs a command: add, list, check, publish, remove or make");
  }
}
