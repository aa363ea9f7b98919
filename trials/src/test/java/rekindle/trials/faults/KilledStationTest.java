package rekindle.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// Power fails in the comms room while somebody adds an image.
class KilledStationTest {
  private static final int ROUNDS = 100;

  /// How long an `image add` takes here, start of the Java VM included, with room to spare.
  private static final int LONGEST_ADD_MILLIS = 1_000;

  @TempDir Path folder;

  @Test
  void everyPublishedImageIsWholeHoweverTheStationIsKilled() throws Exception {
    long seed = seed();
    var random = new Random(seed);
    Path data = folder.resolve("data");
    Set<String> sums = new HashSet<>();
    List<Path> versions = new ArrayList<>();
    for (int version = 0; version < 4; version++) {
      versions.add(FirmwareFiles.ofSize(3_000_000 + version, folder));
      sums.add(sha256(versions.getLast()));
    }

    try (var station = StationProcess.start(data)) {
      Ran added =
          station.rekindle("image", "add", versions.getFirst().toString(), "--as", "snom320.bin");
      assertThat(added.exitCode()).as(added.errors()).isZero();
    }

    int finished = 0;
    for (int round = 0; round < ROUNDS; round++) {
      finished += killedWhileAdding(versions.get(round % 4), data, random) ? 0 : 1;
      assertStoreOpensAndIsWhole(data, sums, "-Dseed=" + seed + " round " + round);
    }

    assertThat(finished).as("-Dseed=%d: rounds that were not cut", seed).isLessThan(ROUNDS);
    assertServed(data, sums);
  }

  /// One power cut: a station and an `image add` on the same data, both killed at a random moment.
  ///
  /// @return whether the power failed before the image was added
  private boolean killedWhileAdding(Path image, Path data, Random random) throws Exception {
    try (var station = StationProcess.start(data)) {
      Process adding =
          new ProcessBuilder(
                  Program.rekindleCommand(
                      List.of(),
                      "image",
                      "add",
                      image.toString(),
                      "--as",
                      "snom320.bin",
                      "--data",
                      data.toString()))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("add.log").toFile())
              .start();
      boolean ended = adding.waitFor(random.nextInt(LONGEST_ADD_MILLIS), TimeUnit.MILLISECONDS);
      adding.destroyForcibly().waitFor();
      station.process().destroyForcibly().waitFor();
      return !ended;
    }
  }

  private static void assertStoreOpensAndIsWhole(Path data, Set<String> sums, String where)
      throws Exception {
    try (var store = ImageStore.open(data, _ -> {})) {
      store.verify();
      assertThat(store.publications()).as(where).hasSize(1);
      for (Published published : store.publications()) {
        assertThat(sums).as(where).contains(sha256(published.file()));
      }
    }
  }

  private void assertServed(Path data, Set<String> sums) throws Exception {
    try (var station = StationProcess.start(data)) {
      Path got = folder.resolve("got");
      String url = "tftp://127.0.0.1:" + station.tftpPort() + "/snom320.bin";
      Ran ran = Program.rekindle(Duration.ofMinutes(1), "get", url, "-o", got.toString());
      assertThat(ran.exitCode()).as("%s%n%s", ran.errors(), station.log()).isZero();
      assertThat(sums).contains(sha256(got));
      assertThat(station.stop()).isZero();
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static long seed() {
    String given = System.getProperty("seed", "");
    return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
  }
}
