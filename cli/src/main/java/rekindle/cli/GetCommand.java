package rekindle.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.ProgressLine;
import rekindle.station.report.Json;
import rekindle.tftp.wire.ClientResult;
import rekindle.tftp.wire.TftpClient;

/// `get`: fetches one file.
@Command(
    name = "get",
    header = "Fetch a file by TFTP.",
    description = "The file appears when all of it is there; a broken transfer leaves the old one.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rekindle get tftp://192.168.1.10/snom320.bin",
      "  rekindle get tftp://127.0.0.1:6969/snom320.bin -o - | sha256sum"
    })
final class GetCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  private final Console console;

  @Parameters(paramLabel = "URL", description = "tftp://HOST[:PORT]/NAME")
  Optional<TftpUrl> url = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to put it; \"-\" is stdout (default: its own name, here).")
  Optional<String> output = Optional.empty();

  @Mixin TransferOptions options = new TransferOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  GetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    TftpUrl from = url.orElseThrow();
    String target = output.orElseGet(from::fileName);
    if (target.isEmpty()) {
      throw Failure.usage(
          "%s has no file name at its end.".formatted(from), "name one with -o FILE.");
    }
    if (target.equals(STDOUT)) {
      toStdout(from);
    } else {
      toFile(from, Path.of(target));
    }
    return 0;
  }

  private void toStdout(TftpUrl from) throws Failure {
    if (json.asked) {
      throw Failure.usage("Stdout cannot take both the file and the report.", "leave out --json.");
    }
    fetch(from, console.out());
    console.out().flush();
  }

  private void toFile(TftpUrl from, Path file) throws Failure {
    TransferReport[] report = new TransferReport[1];
    try {
      WholeFile.<Failure>write(
          file, out -> report[0] = TransferReport.of(from, file.toString(), fetch(from, out)));
    } catch (IOException trouble) {
      throw Failure.of(
          "Cannot write %s: %s.".formatted(file, Words.whyNotWritten(trouble)),
          "name another place with -o FILE.");
    }
    console
        .out()
        .println(
            json.asked ? Json.pretty(report[0]) : "%s: %s".formatted(file, report[0].amount()));
    console.out().flush();
  }

  private ClientResult.Ended fetch(TftpUrl from, OutputStream out) throws Failure {
    var client = new TftpClient(options.asked());
    WritableByteChannel bytes = Channels.newChannel(out);
    try (var progress = new ProgressLine(console, from.fileName())) {
      ClientResult result =
          client.get(
              from.host(),
              from.port(),
              from.name(),
              payload -> {
                while (payload.hasRemaining()) {
                  bytes.write(payload);
                }
              },
              (done, whole) -> progress.show(done, whole.orElse(-1)));
      return new TransferWords(from).complete(result);
    }
  }
}
