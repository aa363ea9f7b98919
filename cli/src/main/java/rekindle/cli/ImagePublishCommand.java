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
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;
import rekindle.firmware.disk.Undone;
import rekindle.station.report.ChangeReport;
import rekindle.station.report.ImageReport;
import rekindle.station.report.Json;

/// `image publish`: gives a stored image the names of its model, or one name; or takes that back.
@Command(
    name = "publish",
    header = "Publish a stored image.",
    description = {
      "Another image that had the same names keeps its bytes and loses the names; --undo gives"
          + " them",
      "back to it, step by step."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle image publish 3f2a91 --model snom320",
      "  rekindle image publish 3f2a91 --as snom320-old.bin",
      "  rekindle image publish --undo",
      "  rekindle image publish --undo snom320"
    })
final class ImagePublishCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE",
      description = {
        "Its SHA-256, or the beginning of it; or a name it has.",
        "With --undo: a model or a published name (default: all that was published last)."
      })
  String image = "";

  @Option(
      names = "--undo",
      description = "Take the last publishing back: names lead again to what they led to before.")
  boolean undo;

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
    requireSense();
    StoredImages.requirePublishable(as);
    DataDirectory directory = data.directory(console.environment());
    Catalogue catalogue = Models.catalogue(directory, console);
    try (ImageStore images = directory.images(console)) {
      if (undo) {
        undo(images, catalogue);
        return 0;
      }
      Stored stored = StoredImages.find(images, image);
      Optional<Model> meant = meant(stored, catalogue);
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

  private void requireSense() throws Failure {
    if (image.isEmpty() && !undo) {
      throw Failure.usage(
          "Missing required parameter: 'IMAGE'", "\"rekindle image list\" shows all of them.");
    }
    if (undo && as.isPresent()) {
      throw Failure.usage(
          "--undo and --as together make no sense.",
          "\"rekindle image publish --undo %s\".".formatted(as.get()));
    }
  }

  private void undo(ImageStore images, Catalogue catalogue) throws Failure, StoreException {
    List<Undone> undone = images.undo(namesToUndo(catalogue));
    if (undone.isEmpty()) {
      throw Failure.of(
          image.isEmpty()
              ? "Nothing is published."
              : "Nothing is published under the name %s, or for a model of it.".formatted(image),
          "\"rekindle image list\" shows what is.");
    }
    if (json.asked) {
      console.out().println(Json.pretty(undone.stream().map(ChangeReport::of).toList()));
    } else {
      undone.forEach(this::print);
    }
    console.out().flush();
  }

  private List<String> namesToUndo(Catalogue catalogue) throws Failure {
    if (model.isPresent()) {
      return Models.find(model.get(), catalogue).allRecoveryNames();
    }
    return image.isEmpty()
        ? List.of()
        : catalogue.find(image).map(Model::allRecoveryNames).orElse(List.of(image));
  }

  private void print(Undone undone) {
    String was = undone.was().image().sha256().brief();
    console
        .out()
        .println(
            undone
                .now()
                .map(
                    now ->
                        "%s is published again: %s bytes, SHA-256 %s, instead of %s"
                            .formatted(
                                now.name(),
                                Amounts.exactly(now.image().sizeBytes()),
                                now.image().sha256().brief(),
                                was))
                .orElseGet(
                    () ->
                        "%s is no longer published: before %s it was not."
                            .formatted(undone.was().name(), was)));
  }

  /// The model named; otherwise the one it was for before.
  private Optional<Model> meant(Stored stored, Catalogue catalogue) throws Failure {
    if (model.isPresent()) {
      return Optional.of(Models.find(model.get(), catalogue));
    }
    if (as.isPresent()) {
      return Optional.empty();
    }
    if (stored.models().size() == 1) {
      return Optional.of(Models.find(stored.models().getFirst(), catalogue));
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
