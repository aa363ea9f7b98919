package rekindle.cli;

import java.io.IOException;
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
import rekindle.firmware.FileKind;
import rekindle.firmware.Inspection;
import rekindle.firmware.Inspector;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;

/// `image check`: what a file is, without storing it.
@Command(
    name = "check",
    header = "Say what a file is, for which phone, and what is wrong with it.",
    description = "Ends with 1 if a phone could certainly not run it. Nothing is stored.")
final class ImageCheckCommand implements Callable<Integer> {
  /// What was found, as scripts read it.
  record Report(
      String file,
      String kind,
      String verdict,
      String model,
      String firmwareVersion,
      long sizeBytes,
      String sha256,
      Notice finding,
      List<Notice> warnings) {}

  private static final int PIECE_BYTES = 1 << 16;

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file = Path.of("");

  @Option(names = "--model", paramLabel = "MODEL", description = "The phone it is meant for.")
  Optional<String> model = Optional.empty();

  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Optional<Model> named =
        model.isPresent() ? Optional.of(Models.find(model.get())) : Optional.empty();
    Inspection inspection = inspect();
    String name = String.valueOf(file.getFileName());
    boolean refused = inspection.verdict() == Inspection.Verdict.REFUSED;
    List<Notice> warnings =
        refused ? List.of() : named.map(m -> inspection.warnings(name, m)).orElse(List.of());
    if (json.asked) {
      console.out().println(Json.pretty(report(inspection, name, warnings)));
    } else {
      print(inspection, name, warnings);
    }
    console.out().flush();
    return refused ? Failure.WORK_FAILED : 0;
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

  private void print(Inspection inspection, String name, List<Notice> warnings) {
    console.out().println(inspection.notice(name).text());
    console
        .out()
        .printf(
            "%s bytes, SHA-256 %s%n", Amounts.exactly(inspection.sizeBytes()), inspection.sha256());
    warnings.forEach(warning -> console.out().println(warning.text()));
  }

  private static Report report(Inspection inspection, String name, List<Notice> warnings) {
    return new Report(
        name,
        kind(inspection.kind()),
        inspection.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        inspection.kind() instanceof FileKind.Practice(var manifest) ? manifest.model() : "",
        inspection.firmwareVersion(),
        inspection.sizeBytes(),
        inspection.sha256().hex(),
        inspection.notice(name),
        warnings);
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
