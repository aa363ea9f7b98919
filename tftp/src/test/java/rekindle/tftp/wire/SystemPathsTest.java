package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;

/// Whatever way packets go through the system, the same bytes arrive.
final class SystemPathsTest {
  @TempDir private Path folder;

  static Stream<Arguments> pathsAndTerms() {
    return Stream.of(SystemPath.values())
        .flatMap(
            path ->
                Stream.of(
                    Arguments.of(path, 512, 1),
                    Arguments.of(path, 1428, 16),
                    Arguments.of(path, 1428, 64),
                    Arguments.of(path, 8192, 64),
                    Arguments.of(path, 65_464, 1),
                    Arguments.of(path, 65_464, 4),
                    Arguments.of(path, 8, 64)));
  }

  @ParameterizedTest
  @MethodSource("pathsAndTerms")
  void everyPathCarriesEveryWindow(SystemPath path, int blockSize, int windowSize)
      throws Exception {
    for (int tail : new int[] {0, 1, blockSize - 1}) {
      byte[] file = Bytes.random(blockSize * (2 * windowSize + 3) + tail);
      try (var content = mapped(file);
          var fixture = serving(content, path)) {
        var target = new Collected();
        var options =
            ClientOptions.DEFAULTS.withBlockSizeBytes(blockSize).withWindowSize(windowSize);

        ClientResult result =
            new TftpClient(options)
                .get(
                    "127.0.0.1",
                    fixture.address().getPort(),
                    "f",
                    target,
                    TftpClient.Progress.NONE);

        assertThat(result.isComplete()).as("%s", result).isTrue();
        assertThat(target.bytes()).isEqualTo(file);
        fixture.awaitRest();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SystemPath.class)
  void anEmptyFileIsOneEmptyBlock(SystemPath path) throws Exception {
    try (var content = mapped(new byte[0]);
        var fixture = serving(content, path);
        var client = new RawClient()) {

      byte[] fetched = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).isEmpty();
    }
  }

  /// The system may show zeros where a mapped file has shrunk: such a transfer must never look
  /// complete.
  @ParameterizedTest
  @EnumSource(SystemPath.class)
  void aMappedFileThatShrinksNeverEndsAsComplete(SystemPath path) throws Exception {
    try (var content = mapped(Bytes.random(5000));
        var fixture = serving(content, path);
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      shrinkTo(700);
      var answer = first;
      for (int block = 1; !(answer.packet() instanceof ErrorPacket); block++) {
        client.ack(block, first.from());
        answer = client.receive();
      }

      var told = ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file changed while it was sent");
      assertThat(answer.packet()).isEqualTo(told);
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isEqualTo(new Outcome.Aborted(told));
      fixture.awaitRest();
    }
  }

  @Test
  void aPathIsNamedInAnyLetterCaseAndTheFastestIsTakenWhereNoneIs() {
    assertThat(SystemPath.chosen()).isEqualTo(SystemPath.SEGMENTS);
    assertThat(SystemPath.named("plain")).isEqualTo(SystemPath.PLAIN);
    assertThat(SystemPath.named("Batches")).isEqualTo(SystemPath.BATCHES);
    assertThat(SystemPath.named("quick")).isEqualTo(SystemPath.SEGMENTS);
  }

  @Test
  void linuxHasBatches() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "batches are Linux's own");

    assertThat(Libc.AVAILABLE).isTrue();
    assertThat(Batches.on(SystemPath.SEGMENTS)).isPresent();
    assertThat(Batches.on(SystemPath.PLAIN)).isEmpty();
  }

  private ServerFixture serving(Content content, SystemPath path) throws Exception {
    var tuning = Tuning.DEFAULTS.withPath(path);
    return new ServerFixture(
        new Shelf().with("f", content), ServerFixture.OPTIONS.withTuning(tuning));
  }

  private MappedFile.Reading mapped(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("f"), bytes);
    MappedFile mapped = MappedFile.open(file);
    return mapped.reading(() -> {});
  }

  private void shrinkTo(int bytes) throws Exception {
    try (var channel = FileChannel.open(folder.resolve("f"), StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }
}
