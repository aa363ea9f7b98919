package rekindle.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import rekindle.firmware.Inspection;
import rekindle.firmware.Model;
import rekindle.station.report.Json;
import rekindle.station.report.VerdictReport;
import rekindle.station.shelf.Examining;

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
      console
          .out()
          .println(Json.pretty(VerdictReport.of(String.valueOf(file.getFileName()), examination)));
    } else {
      print(examination);
    }
    console.out().flush();
    return examination.refusal().isPresent() ? Failure.WORK_FAILED : 0;
  }

  private Inspection inspect() throws Failure {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("Is a directory");
      }
      return Examining.inspect(file);
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot read %s: %s.".formatted(file, Words.why(trouble)),
          "check the name and its rights.");
    }
  }

  private void print(Examination examination) {
    Inspection inspection = examination.inspection();
    PrintStream out = console.out();
    out.println(VerdictReport.finding(examination).text());
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
    var verdict = VerdictReport.of(file.toString(), examination);
    String version = examination.version().isEmpty() ? "" : ", version " + examination.version();
    console
        .out()
        .printf(
            "For %s%s, as %s. Its size %s: images for %s have %s to %s bytes (%s).%n",
            phone.id(),
            version,
            switch (verdict.modelKnownBy()) {
              case "contents" -> "it says itself";
              case "sum" -> "its sum tells";
              case "name" -> "its name says";
              default -> "you say";
            },
            verdict.fitsSizeBand().equals("yes") ? "fits" : "does not fit",
            phone.id(),
            Amounts.exactly(phone.imageSize().value().minBytes()),
            Amounts.exactly(phone.imageSize().value().maxBytes()),
            Words.lower(phone.imageSize().standing()));
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
}
