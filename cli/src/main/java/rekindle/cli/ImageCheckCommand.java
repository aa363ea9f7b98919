package rekindle.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import rekindle.firmware.Delivery;
import rekindle.firmware.Examination;
import rekindle.firmware.FileKind;
import rekindle.firmware.Inspection;
import rekindle.firmware.Inspector;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;

/// `image check`: what a file is, without storing it.
@Command(
    name = "check",
    header = "Say what a file is, for which phone, and what is wrong with it.",
    description = {
      "Which phone and version it is for is read from the file, from lists of published sums, and",
      "from its name. Your own sums go into known-sums.txt in the data directory, one line a file",
      "as sha256sum writes it. Ends with 1 if a phone could certainly not run it. Nothing is"
          + " stored."
    })
final class ImageCheckCommand implements Callable<Integer> {
  /// What was found, as scripts read it.
  ///
  /// @param model the id of the phone it is for; empty where it cannot be told
  /// @param modelKnownBy `person` (`--model`), `contents`, `sum`, `name`, or empty
  /// @param fitsSizeBand whether the size is one that images for the model have: `yes`, `no`, or
  ///   empty where the model is not known
  record Report(
      String file,
      String kind,
      String verdict,
      String model,
      String firmwareVersion,
      long sizeBytes,
      String sha256,
      Notice finding,
      List<Notice> warnings,
      String modelKnownBy,
      String sha1,
      PublishedReport published,
      String fitsSizeBand,
      List<DeliveryReport> protocols) {}

  /// The published sum that the file has, or should have by its name.
  ///
  /// @param match `none` if nothing is published about it, `same`, or `different`
  record PublishedReport(String match, String sum, String fileName, String source) {}

  /// What a protocol can do with the file.
  ///
  /// @param ability `works`, `doubtful` or `not-spoken`
  record DeliveryReport(String protocol, String ability, String why) {}

  private static final int PIECE_BYTES = 1 << 16;

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file = Path.of("");

  @Option(names = "--model", paramLabel = "MODEL", description = "The phone it is meant for.")
  Optional<String> model = Optional.empty();

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    var knowledge = data.directory(console.environment()).knowledge(console);
    Optional<Model> named =
        model.isPresent()
            ? Optional.of(Models.find(model.get(), knowledge.catalogue()))
            : Optional.empty();
    var examination = Examination.of(inspect(), file.toString(), named, knowledge);
    if (json.asked) {
      console.out().println(Json.pretty(report(examination)));
    } else {
      print(examination);
    }
    console.out().flush();
    return examination.refusal().isPresent() ? Failure.WORK_FAILED : 0;
  }

  private Inspection inspect() throws Failure {
    var inspector = new Inspector();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      if (Files.isDirectory(file)) {
        throw new IOException("Is a directory");
      }
      while (channel.read(piece.clear()) >= 0) {
        inspector.accept(piece.flip());
      }
      return inspector.inspection();
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot read %s: %s.".formatted(file, Words.why(trouble)),
          "check the name and its rights.");
    }
  }

  private void print(Examination examination) {
    Inspection inspection = examination.inspection();
    PrintStream out = console.out();
    out.println(finding(examination).text());
    out.printf(
        "%s bytes, SHA-256 %s%n", Amounts.exactly(inspection.sizeBytes()), inspection.sha256());
    examination
        .published()
        .ifPresent(
            sum ->
                out.printf(
                    "Its %s is the published one of %s (%s).%n",
                    sum.algorithm(), sum.fileName(), sum.source()));
    if (examination.refusal().isEmpty()) {
      examination.model().ifPresent(phone -> printModel(examination, phone));
      examination.deliveries().forEach(this::print);
    }
    examination.warnings().forEach(warning -> out.println(warning.text()));
  }

  private void printModel(Examination examination, Model phone) {
    String version = examination.version().isEmpty() ? "" : ", version " + examination.version();
    console
        .out()
        .printf(
            "For %s%s, as %s. Its size %s: images for %s have %s to %s bytes (%s).%n",
            phone.id(),
            version,
            switch (knownBy(examination)) {
              case "contents" -> "it says itself";
              case "sum" -> "its sum tells";
              case "name" -> "its name says";
              default -> "you say";
            },
            fits(examination).equals("yes") ? "fits" : "does not fit",
            phone.id(),
            Amounts.exactly(phone.imageSize().value().minBytes()),
            Amounts.exactly(phone.imageSize().value().maxBytes()),
            word(phone.imageSize().standing()));
  }

  private void print(Delivery delivery) {
    console
        .out()
        .printf(
            "%-5s%s. %s%n",
            delivery.protocol().name(),
            switch (delivery.ability()) {
              case WORKS -> "works";
              case DOUBTFUL -> "doubtful";
              case NOT_SPOKEN -> "no";
            },
            delivery.why());
  }

  private static Notice finding(Examination examination) {
    return examination
        .refusal()
        .orElseGet(() -> examination.inspection().notice(examination.fileName()));
  }

  private Report report(Examination examination) {
    Inspection inspection = examination.inspection();
    return new Report(
        String.valueOf(file.getFileName()),
        kind(inspection.kind()),
        examination.refusal().isPresent()
            ? word(Inspection.Verdict.REFUSED)
            : word(inspection.verdict()),
        examination.model().map(Model::id).orElse(""),
        examination.version(),
        inspection.sizeBytes(),
        inspection.sha256().hex(),
        finding(examination),
        examination.warnings(),
        knownBy(examination),
        inspection.sha1().hex(),
        published(examination),
        fits(examination),
        examination.refusal().isPresent() ? List.of() : deliveries(examination));
  }

  private static PublishedReport published(Examination examination) {
    return examination
        .contradicted()
        .map(sum -> new PublishedReport("different", sum.hex(), sum.fileName(), sum.source()))
        .or(
            () ->
                examination
                    .published()
                    .map(
                        sum ->
                            new PublishedReport("same", sum.hex(), sum.fileName(), sum.source())))
        .orElseGet(() -> new PublishedReport("none", "", "", ""));
  }

  private static List<DeliveryReport> deliveries(Examination examination) {
    return examination.deliveries().stream()
        .map(one -> new DeliveryReport(word(one.protocol()), word(one.ability()), one.why()))
        .toList();
  }

  private static String knownBy(Examination examination) {
    return examination.named().isPresent()
        ? "person"
        : examination.identity().map(identity -> word(identity.by())).orElse("");
  }

  private static String fits(Examination examination) {
    return examination
        .model()
        .map(phone -> phone.imageSize().value().contains(examination.inspection().sizeBytes()))
        .map(fits -> fits ? "yes" : "no")
        .orElse("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kind(FileKind kind) {
    return switch (kind) {
      case FileKind.Practice _ -> "practice";
      case FileKind.UImage _ -> "uimage";
      case FileKind.TruncatedUImage _ -> "truncated-uimage";
      case FileKind.DamagedUImage _ -> "damaged-uimage";
      case FileKind.Container _ -> "rescue-container";
      case FileKind.TruncatedContainer _ -> "truncated-rescue-container";
      case FileKind.DamagedContainer _ -> "damaged-rescue-container";
      case FileKind.UpdatePackage _ -> "swu";
      case FileKind.WebPage _ -> "web-page";
      case FileKind.Archive(String format) -> format;
      case FileKind.Empty _ -> "empty";
      case FileKind.Opaque _ -> "opaque";
    };
  }
}
