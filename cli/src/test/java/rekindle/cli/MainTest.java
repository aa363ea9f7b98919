package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final Captured captured = Captured.inAPipe();

  @Test
  void withoutArgumentsThereAreRunnableExamples() {
    int exitCode = captured.run();

    assertThat(exitCode).isZero();
    assertThat(captured.out()).contains("  rekindle demo ", "  rekindle serve ");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void theQuickHelpIsWhatTheOptionParserWouldSay() {
    CommandLine all = Main.commandLine(captured.console(), List.of("--help"));

    captured.run("--help");

    assertThat(captured.out())
        .as("if the commands have changed, keep the new text as src/main/resources/.../help.txt")
        .isEqualTo(all.getUsageMessage(CommandLine.Help.Ansi.OFF));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasHelp(List<String> command) {
    int exitCode = captured.run(Stream.concat(command.stream(), Stream.of("--help")).toArray());

    assertThat(exitCode).isZero();
    assertThat(captured.out()).contains("Usage: rekindle " + String.join(" ", command));
    assertThat(captured.err()).isEmpty();
  }

  static Stream<List<String>> everyCommand() {
    return Stream.of(
            "demo",
            "serve",
            "models",
            "guide",
            "image",
            "image add",
            "image list",
            "image check",
            "image publish",
            "image remove",
            "image make",
            "phone",
            "get",
            "put",
            "history")
        .map(words -> List.of(words.split(" ")));
  }

  @Test
  void anUnknownCommandGetsTheNearest() {
    int exitCode = captured.run("serv");

    assertThat(exitCode).isEqualTo(2);
    assertThat(captured.err()).contains("'serv'", "serve", "\"rekindle --help\"");
    assertThat(captured.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --no-such-option",
        "serve --tftp-port many",
        "serve --tftp-port 65536",
        "serve --bind somewhere",
        "serve --allow 10.0.0.0/33",
        "serve --transfer-ports 9-1",
        "serve --serve sometimes",
        "serve --upload outbox",
        "serve --log xml",
        "guide snom999",
        "guide snom320 --phone 1.2.3",
        "guide snom320 --lang fr",
        "guide snom320 --protocol http",
        "guide snom870 --protocol gopher",
        "phone snom999 --server 127.0.0.1 --auto",
        "phone snom320",
        "phone snom320 --server nowhere --auto",
        "phone snom320 --server 127.0.0.1",
        "phone snom320 --server 127.0.0.1 --auto --protocol http",
        "phone snom320 --server 127.0.0.1 --auto --protocol gopher",
        "phone snom320 --server 127.0.0.1 --auto --client windows",
        "phone snom320 --server 127.0.0.1 --auto --speed -1",
        "phone snom320 --server 127.0.0.1 --auto --power-cut -1",
        "phone snom320 --server 127.0.0.1 --auto --tftp-port 0",
        "get http://127.0.0.1/x",
        "get tftp://127.0.0.1/x --blksize 7",
        "get tftp://127.0.0.1/x --windowsize 0",
        "get tftp://127.0.0.1/x -o - --json",
        "get tftp://127.0.0.1/x/",
        "put x",
        "image",
        "image make snom320",
        "image make snom320 --out /dev/null --size 1",
        "image make snom999 --out /dev/null",
        "image add /dev/null --sha256 12",
        "image add /dev/null --model snom999",
      })
  void wrongUsageIsOneMessageWithANextStepAndExitCode2(String line) {
    int exitCode = captured.run((Object[]) line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err())
        .startsWith("rekindle: ")
        .contains("Next: ")
        .doesNotContain("\tat ", "Exception");
    assertThat(captured.err().lines().filter(line1 -> line1.startsWith("rekindle: "))).hasSize(1);
  }
}
