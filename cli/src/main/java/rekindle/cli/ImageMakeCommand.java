package rekindle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.practice.UsualImage;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Inspector;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.PracticeManifest;
import rekindle.firmware.Sha256;
import rekindle.station.report.Json;

/// `image make`: a practice image for virtual phones.
@Command(
    name = "make",
    header = "Make a practice image.",
    description = {
      "Writes synthetic firmware for virtual phones: in U-Boot's legacy format, or, for models"
          + " with",
      "rescue mode, in the outer layout of -r.bin, signed with a practice key.",
      "A real phone cannot run it. Equal arguments give equal bytes."
    },
    footerHeading = "%nExample:%n",
    footer = "  rekindle image make snom320 --out snom320.bin")
final class ImageMakeCommand implements Callable<Integer> {
  /// What was made, as scripts read it.
  record Report(
      String file,
      String model,
      String firmwareVersion,
      long seed,
      long sizeBytes,
      String sha256) {}

  private final Console console;

  @Parameters(paramLabel = "MODEL", description = "The phone it is for.")
  String model = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write it; what is there is overwritten.")
  Path out = Path.of("");

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = {
        "Size of the whole file (default: that of the vendor's image). Models with rescue mode",
        "round up to 16 bytes."
      })
  Optional<Long> sizeBytes = Optional.empty();

  @Option(
      names = "--firmware-version",
      paramLabel = "V",
      description = "The version that it claims (default: ${DEFAULT-VALUE}).")
  String firmwareVersion = UsualImage.FIRMWARE_VERSION;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number gives other bytes (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageMakeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    PracticeImage image = image(Models.find(model, data.directory(console.environment()), console));
    try {
      WholeFile.write(out, file -> image.stream().transferTo(file));
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot write %s: %s.".formatted(out, Words.whyNotWritten(trouble)),
          "name another place with --out FILE.");
    }
    report(image);
    return 0;
  }

  private PracticeImage image(Model phone) throws Failure {
    try {
      return PracticeImage.make(
          phone, sizeBytes.orElseGet(() -> UsualImage.sizeBytes(phone)), firmwareVersion, seed);
    } catch (IllegalArgumentException trouble) {
      throw Failure.usage(
          "No such practice image can be made: %s.".formatted(trouble.getMessage()),
          "\"rekindle image make --help\" shows how it goes.");
    }
  }

  private static Sha256 sum(PracticeImage image) {
    var inspector = new Inspector();
    ByteBuffer piece = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < image.sizeBytes(); at += piece.limit()) {
      image.read(at, piece.clear());
      inspector.accept(piece.flip());
    }
    return inspector.inspection().sha256();
  }

  private void report(PracticeImage image) {
    PracticeManifest made = image.manifest();
    Sha256 sum = sum(image);
    if (json.asked) {
      console
          .out()
          .println(
              Json.pretty(
                  new Report(
                      out.toString(),
                      made.model(),
                      made.firmwareVersion(),
                      made.seed(),
                      made.sizeBytes(),
                      sum.hex())));
    } else {
      console
          .out()
          .printf(
              "%s is a practice image for %s, firmware %s: %s bytes, SHA-256 %s%n",
              out,
              made.model(),
              made.firmwareVersion(),
              Amounts.exactly(made.sizeBytes()),
              sum.brief());
    }
    sizeBytes
        .filter(asked -> asked != made.sizeBytes())
        .ifPresent(
            asked ->
                console
                    .err()
                    .printf(
                        "%s bytes are rounded up to %s: such an image ends with a whole block of"
                            + " 16 bytes.%n",
                        Amounts.exactly(asked), Amounts.exactly(made.sizeBytes())));
    console.out().flush();
  }
}
