package rekindle.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import rekindle.firmware.Examination;
import rekindle.firmware.Fact;
import rekindle.firmware.Model;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.station.report.ImageReport;
import rekindle.station.report.Json;
import rekindle.station.shelf.ImageAdding;

/// `image add`: stores a file, from here or from an address, and publishes it under the names its
/// model asks for or under one.
@Command(
    name = "add",
    header = "Store an image and publish it.",
    description = {
      "Publishes FILE under every name that the boot loader of the model asks for. A download that",
      "broke off goes on where it stopped when the same command runs again.",
      "A station that runs serves it from the next request on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle image add snom320-8.7.5.35-SIP-f.bin --model snom320",
      "  rekindle image add --model snom870 --version 8.7.5.35",
      "  rekindle image add settings.cfg --as settings.cfg"
    })
final class ImageAddCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|URL",
      description = "The image: a file, or its http or https address.")
  Optional<ImageSource> source = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = {
        "The phone it is for. Not needed where the file, its name or a published sum says it;",
        "on a terminal you are asked."
      })
  Optional<String> model = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Publish any file under this name alone, with no checks but the sum.")
  Optional<String> as = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "Download this version for --model from the vendor; no FILE then.")
  Optional<String> version = Optional.empty();

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
    requireOneSource();
    StoredImages.requirePublishable(as);
    DataDirectory directory = data.directory(console.environment());
    Examination.Knowledge knowledge = directory.knowledge(console);
    Optional<Model> named =
        model.isPresent()
            ? Optional.of(Models.find(model.get(), knowledge.catalogue()))
            : Optional.empty();
    try (ImageStore images = directory.images(console)) {
      var adding =
          new ImageAdding(
              images, knowledge, named, as, sha256, asking(knowledge.catalogue()), true);
      switch (add(adding, directory)) {
        case ImageAdding.Result.Done done -> {
          done.warnings().forEach(console::tell);
          report(done.added(), done.published());
        }
        case ImageAdding.Result.Refused refused -> throw Failure.of(refused.reason());
      }
      return 0;
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    }
  }

  private ImageAdding.Asking asking(Catalogue catalogue) {
    var question = new ModelQuestion(console, catalogue);
    return (examination, likely) ->
        !json.asked && question.canBeAsked() ? question.ask(examination, likely) : Optional.empty();
  }

  private void requireOneSource() throws Failure {
    if (source.isPresent() == version.isPresent()) {
      throw Failure.usage(
          source.isPresent()
              ? "A FILE or URL and --version together make no sense."
              : "Missing required parameter: 'FILE|URL'",
          "\"rekindle image add --help\" shows how it goes.");
    }
    if (version.isPresent() && model.isEmpty()) {
      throw Failure.usage(
          "For which phone shall version %s be downloaded?".formatted(version.get()),
          "name it: --model MODEL --version %s".formatted(version.get()));
    }
  }

  private ImageAdding.Result add(ImageAdding adding, DataDirectory directory)
      throws Failure, StoreException {
    var download = new ImageDownload(console, directory.downloads(), adding);
    if (source.isEmpty()) {
      return download.from(addresses(adding.named().orElseThrow(), version.orElseThrow()));
    }
    return switch (source.get()) {
      case ImageSource.Address(URI address) -> download.from(List.of(address));
      case ImageSource.LocalFile(Path file) -> addFile(adding, file);
    };
  }

  private static ImageAdding.Result addFile(ImageAdding adding, Path file)
      throws Failure, StoreException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return adding.add(bytes, String.valueOf(file.getFileName()), file.toString());
    } catch (StoreException trouble) {
      throw trouble;
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot read %s: %s.".formatted(file, Words.why(trouble)),
          "check the name and its rights.");
    }
  }

  private List<URI> addresses(Model phone, String wanted) throws Failure {
    List<Fact<String>> addresses = phone.release().addressesOf(wanted);
    if (addresses.isEmpty()) {
      throw Failure.of(
          "Where version %s for %s can be downloaded is not known.".formatted(wanted, phone.id()),
          "name the address: \"rekindle image add https://... --model %s\"".formatted(phone.id()));
    }
    addresses.forEach(
        address ->
            console
                .err()
                .printf(
                    "%s (%s: %s)%n",
                    address.value(),
                    address.standing().name().toLowerCase(Locale.ROOT),
                    address.source()));
    return addresses.stream().map(Fact::value).map(URI::create).toList();
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
