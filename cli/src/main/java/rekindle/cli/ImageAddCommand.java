package rekindle.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import rekindle.firmware.FileKind;
import rekindle.firmware.Inspection;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;

/// `image add`: stores a file and publishes it, under the names its model asks for or under one.
@Command(
    name = "add",
    header = "Store an image and publish it.",
    description = {
      "Publishes FILE under every name that the boot loader of the model asks for.",
      "A station that runs serves it from the next request on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle image add snom320-8.7.5.35-SIP-f.bin --model snom320",
      "  rekindle image add settings.cfg --as settings.cfg"
    })
final class ImageAddCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The image.")
  Path file = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The phone it is for; a practice image says it by itself.")
  Optional<String> model = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Publish any file under this name alone, with no checks but the sum.")
  Optional<String> as = Optional.empty();

  @Option(names = "--sha256", paramLabel = "HEX", description = "Refuse it if its SHA-256 differs.")
  Optional<Sha256> sha256 = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Optional<Model> named =
        model.isPresent() ? Optional.of(Models.find(model.get())) : Optional.empty();
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        ImageStore images = data.directory(console.environment()).images(console)) {
      Adding.Added added = accepted(images.add(bytes, fileName(), admission(named)));
      Optional<Model> meant =
          named.or(() -> as.isPresent() ? Optional.empty() : told(added.inspection()));
      meant.ifPresent(m -> added.inspection().warnings(fileName(), m).forEach(console::tell));
      report(added, publish(images, added, meant));
      return 0;
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot read %s: %s.".formatted(file, Words.why(trouble)),
          "check the name and its rights.");
    }
  }

  private String fileName() {
    return String.valueOf(file.getFileName());
  }

  private Admission admission(Optional<Model> named) {
    Admission kind =
        as.isPresent() && named.isEmpty() ? Admission.anything() : Admission.firmware(fileName());
    Admission known =
        inspection ->
            kind.refusal(inspection)
                .or(
                    () ->
                        named.isEmpty() && as.isEmpty() && told(inspection).isEmpty()
                            ? Optional.of(unknownModel())
                            : Optional.empty());
    return sha256.map(known::withSum).orElse(known);
  }

  private Notice unknownModel() {
    return new Notice(
        "%s does not say which phone it is for.".formatted(fileName()),
        "Nothing was stored.",
        "name the phone: \"rekindle image add %s --model MODEL\"".formatted(file));
  }

  /// The model that the file itself names.
  private static Optional<Model> told(Inspection inspection) {
    return inspection.kind() instanceof FileKind.Practice(var manifest)
        ? Models.catalogue().find(manifest.model())
        : Optional.empty();
  }

  private static Adding.Added accepted(Adding adding) throws Failure {
    return switch (adding) {
      case Adding.Added added -> added;
      case Adding.Refused refused -> throw Failure.of(refused.reason());
    };
  }

  private List<Published> publish(ImageStore images, Adding.Added added, Optional<Model> meant)
      throws StoreException {
    List<String> names =
        as.map(List::of).orElseGet(() -> meant.map(Model::allRecoveryNames).orElse(List.of()));
    return images.publish(added.image().sha256(), names, meant.map(Model::id).orElse(""));
  }

  private void report(Adding.Added added, List<Published> published) {
    if (json.asked) {
      console.out().println(Json.pretty(ImageReport.of(added.image(), published)));
      return;
    }
    published.forEach(
        one ->
            console
                .out()
                .printf(
                    "%s is published: %s bytes, SHA-256 %s%s%n",
                    one.name(),
                    Amounts.exactly(one.image().sizeBytes()),
                    one.image().sha256().brief(),
                    one.model().isEmpty() ? "" : ", for " + one.model()));
    if (added.alreadyThere()) {
      console.out().println("The same bytes were in the store already.");
    }
    console.out().flush();
  }
}
