package rekindle.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Model;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;

/// `image publish`: gives a stored image the names of its model, or one name.
@Command(
    name = "publish",
    header = "Publish a stored image.",
    description = "Another image that had the same names keeps its bytes and loses the names.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle image publish 3f2a91 --model snom320",
      "  rekindle image publish 3f2a91 --as snom320-old.bin"
    })
final class ImagePublishCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "IMAGE",
      description = "Its SHA-256, or the beginning of it; or a name it has.")
  String image = "";

  @Option(names = "--model", paramLabel = "MODEL", description = "The phone it is for.")
  Optional<String> model = Optional.empty();

  @Option(names = "--as", paramLabel = "NAME", description = "Publish it under this name.")
  Optional<String> as = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImagePublishCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    try (ImageStore images = data.directory(console.environment()).images(console)) {
      Stored stored = StoredImages.find(images, image);
      Optional<Model> meant = meant(stored);
      List<String> names =
          as.map(List::of).orElseGet(() -> meant.map(Model::allRecoveryNames).orElse(List.of()));
      List<Published> published =
          images.publish(stored.image().sha256(), names, meant.map(Model::id).orElse(""));
      report(stored, published);
      return 0;
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    }
  }

  /// The model named; otherwise the one it was for before.
  private Optional<Model> meant(Stored stored) throws Failure {
    if (model.isPresent()) {
      return Optional.of(Models.find(model.get()));
    }
    if (as.isPresent()) {
      return Optional.empty();
    }
    if (stored.models().size() == 1) {
      return Optional.of(Models.find(stored.models().getFirst()));
    }
    throw Failure.usage(
        "For which phone? The image %s %s."
            .formatted(
                stored.image().sha256().brief(),
                stored.models().isEmpty()
                    ? "has no model yet"
                    : "was for " + String.join(" and ", stored.models())),
        "\"rekindle image publish %s --model MODEL\", or --as NAME.".formatted(image));
  }

  private void report(Stored stored, List<Published> published) {
    if (json.asked) {
      console.out().println(Json.pretty(ImageReport.of(stored.image(), published)));
    } else {
      published.forEach(
          one ->
              console
                  .out()
                  .printf(
                      "%s is published: %s bytes, SHA-256 %s%n",
                      one.name(),
                      Amounts.exactly(one.image().sizeBytes()),
                      one.image().sha256().brief()));
    }
    console.out().flush();
  }
}
