package rekindle.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;
import rekindle.station.report.Json;
import rekindle.station.report.RemovalReport;

/// `image remove`: takes a name back, or removes an image with all its names.
@Command(
    name = "remove",
    header = "Take a name back, or remove an image.",
    description = {
      "With a NAME: phones cannot ask for it any more; the image stays in the store.",
      "With a SHA-256, or the beginning of one: the image and all its names are removed."
    })
final class ImageRemoveCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME|SHA256", description = "A published name, or an image.")
  String asked = "";

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageRemoveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    try (ImageStore images = data.directory(console.environment()).images(console)) {
      Optional<Published> withdrawn = images.withdraw(asked);
      if (withdrawn.isPresent()) {
        withdrawn(withdrawn.get());
      } else {
        Stored stored = StoredImages.find(images, asked);
        images.remove(stored.image().sha256());
        removed(stored);
      }
      console.out().flush();
      return 0;
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    }
  }

  private void withdrawn(Published gone) {
    String sum = gone.image().sha256().hex();
    if (json.asked) {
      console.out().println(Json.pretty(new RemovalReport(List.of(gone.name()), sum, false)));
    } else {
      console
          .out()
          .printf(
              "%s is no longer published. Its image stays in the store;%n"
                  + "\"rekindle image remove %s\" removes that, too.%n",
              gone.name(), gone.image().sha256().brief());
    }
  }

  private void removed(Stored gone) {
    if (json.asked) {
      console
          .out()
          .println(Json.pretty(new RemovalReport(gone.names(), gone.image().sha256().hex(), true)));
    } else {
      console
          .out()
          .printf(
              "The image %s is removed%s.%n",
              gone.image().sha256().brief(),
              gone.names().isEmpty() ? "" : ", with " + String.join(", ", gone.names()));
    }
  }
}
