package rekindle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.ProgressLine;
import rekindle.station.report.Json;
import rekindle.tftp.wire.ClientResult;
import rekindle.tftp.wire.FileContent;
import rekindle.tftp.wire.TftpClient;

/// `put`: sends one file.
@Command(
    name = "put",
    header = "Send a file by TFTP.",
    description = "A station takes files only with \"rekindle serve --upload inbox\".",
    footerHeading = "%nExample:%n",
    footer = "  rekindle put settings.txt tftp://192.168.1.10/settings.txt")
final class PutCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "What to send.")
  Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "URL", description = "tftp://HOST[:PORT]/NAME")
  Optional<TftpUrl> url = Optional.empty();

  @Mixin TransferOptions options = new TransferOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  PutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    TftpUrl to = url.orElseThrow();
    TransferReport report = TransferReport.of(to, file.toString(), send(to));
    console
        .out()
        .println(json.asked ? Json.pretty(report) : "%s: %s".formatted(to, report.amount()));
    console.out().flush();
    return 0;
  }

  private ClientResult.Ended send(TftpUrl to) throws Failure {
    var client = new TftpClient(options.asked());
    try (FileContent content = open();
        var progress = new ProgressLine(console, to.fileName())) {
      ClientResult result =
          client.put(
              to.host(),
              to.port(),
              to.name(),
              content,
              (done, whole) -> progress.show(done, whole.orElse(content.sizeBytes())));
      return new TransferWords(to).complete(result);
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot read %s: %s.".formatted(file, Words.why(trouble)),
          "check the name and its rights.");
    }
  }

  private FileContent open() throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("Is a directory");
    }
    return FileContent.open(file);
  }
}
