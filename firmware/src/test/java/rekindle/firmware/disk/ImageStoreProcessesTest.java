package rekindle.firmware.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Notice;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Seed;

/// Several processes on one store, and processes that die.
final class ImageStoreProcessesTest {
  private static final int KILLS = 20;
  private static final Pattern PUBLISHED = Pattern.compile("published (\\S+) ([0-9a-f]{64})");

  @TempDir Path data;
  private final List<Notice> troubles = new ArrayList<>();

  @Test
  void twoProcessesThatAddAtOnceLoseNothing() throws Exception {
    Seed seed = Seed.drawn();
    long first = seed.random().nextLong();

    Process one = StoreChild.start(data, "one", 15, first, 100_000);
    Process other = StoreChild.start(data, "other", 15, first + 1, 100_000);
    Map<String, String> published = new HashMap<>(publishedBy(one));
    published.putAll(publishedBy(other));

    assertThat(published).as("%s", seed).hasSize(30);
    assertAllWhole(opened(), published, seed);
    assertThat(troubles).isEmpty();
  }

  @Test
  void twoProcessesMayAddTheSameImage() throws Exception {
    Process one = StoreChild.start(data, "one", 10, 1, 100_000);
    Process other = StoreChild.start(data, "other", 10, 1, 100_000);
    publishedBy(one);
    publishedBy(other);

    List<Stored> images = opened().verify();

    assertThat(images).hasSize(10);
    assertThat(images).allSatisfy(image -> assertThat(image.names()).hasSize(2));
    assertThat(images).extracting(Stored::condition).containsOnly(Stored.Condition.WHOLE);
  }

  @Test
  void whatAnotherProcessPublishesIsSeenAtTheNextLookup() throws Exception {
    ImageStore store = opened();
    Process other = StoreChild.start(data, "other", 5, 1, 10_000);

    try (BufferedReader output = other.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher published = PUBLISHED.matcher(line);
        if (published.matches()) {
          assertThat(store.find(published.group(1))).as(line).isPresent();
        }
      }
    }
    assertThat(other.waitFor()).isZero();
  }

  /// Whoever kills the station while it stores an image finds every published image whole.
  @Test
  void aProcessThatIsKilledWhileItAddsHarmsNothing() throws Exception {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    var published = new HashMap<String, String>();
    int halfImages = 0;

    for (int kill = 0; kill < KILLS; kill++) {
      published.putAll(publishedUntilKilled("round" + kill, random));
      halfImages += filesIn("incoming").size();

      ImageStore store = opened();

      assertThat(filesIn("incoming")).as("kill %d, %s", kill, seed).isEmpty();
      assertAllWhole(store, published, seed);
    }
    assertThat(troubles).isEmpty();
    assertThat(published).as("%s", seed).isNotEmpty();
    assertThat(halfImages).as("kills that hit an image on its way, %s", seed).isPositive();
  }

  @Test
  void openingTheStoreLeavesARunningAddAlone() throws Exception {
    ImageStore store = opened();
    PracticeImage image = PracticeImage.make("snom320", 200_000, "8.7", 1);
    InputStream opensTheStoreOnTheWay =
        new FilterInputStream(image.stream()) {
          private int pieces;

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (++pieces == 2) {
              openHereAndInAnotherProcess();
            }
            return super.read(into, offset, length);
          }
        };

    store.add(opensTheStoreOnTheWay, "slow.bin", Admission.anything());

    assertThat(store.images())
        .filteredOn(stored -> stored.image().fileName().equals("slow.bin"))
        .extracting(stored -> stored.image().sizeBytes())
        .containsExactly(200_000L);
    assertThat(opened().verify())
        .hasSize(2)
        .extracting(Stored::condition)
        .containsOnly(Stored.Condition.WHOLE);
  }

  @Test
  void whatADeadProcessLeftIsCleanedUp() throws IOException {
    opened();
    Path leftover = Files.writeString(data.resolve("images/incoming/dead.part"), "half an image");

    opened();

    assertThat(leftover).doesNotExist();
  }

  /// `ulimit -f` stops writing as a full disk does, and needs no rights.
  @Test
  void aFullDiskIsAClearErrorAndLeavesNothing() throws Exception {
    Map<String, String> before = publishedBy(StoreChild.start(data, "small", 1, 1, 100_000));
    List<String> fileSizeLimit = List.of("bash", "-c", "ulimit -f 1000; exec \"$@\"", "bash");

    Process child = StoreChild.start(fileSizeLimit, data, "big", 1, 1, 3_000_000);
    List<String> output = linesOf(child);

    assertThat(output)
        .element(1)
        .asString()
        .startsWith("failed Cannot store the image in " + data.resolve("images") + ": ")
        .contains("what was published before is still there")
        .contains("Next: make sure that the disk has room");
    assertThat(filesIn("incoming")).isEmpty();
    assertThat(filesIn("objects")).hasSize(1);
    assertAllWhole(opened(), before, Seed.drawn());
  }

  private void openHereAndInAnotherProcess() throws IOException {
    try {
      ImageStore.open(data, troubles::add);
      publishedBy(StoreChild.start(data, "meanwhile", 1, 1, 1000));
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private Map<String, String> publishedUntilKilled(String prefix, Random random)
      throws IOException, InterruptedException {
    Process child = StoreChild.start(data, prefix, 1_000, random.nextLong(), 3_000_000);
    int adds = 1 + random.nextInt(4);
    var published = new HashMap<String, String>();
    try (BufferedReader output = child.inputReader(UTF_8)) {
      String line = output.readLine();
      while (line != null && adds > 0) {
        note(line, published);
        adds -= line.startsWith("adding ") ? 1 : 0;
        line = adds > 0 ? output.readLine() : line;
      }
      assertThat(child.waitFor(random.nextInt(60), MILLISECONDS)).isFalse();
      // Not child.destroyForcibly(), which would close the stream before the last lines are read.
      assertThat(child.toHandle().destroyForcibly()).isTrue();
      output.lines().forEach(rest -> note(rest, published));
    }
    child.waitFor();
    return published;
  }

  private static Map<String, String> publishedBy(Process child)
      throws IOException, InterruptedException {
    var published = new HashMap<String, String>();
    linesOf(child).forEach(line -> note(line, published));
    return published;
  }

  private static List<String> linesOf(Process child) throws IOException, InterruptedException {
    try (BufferedReader output = child.inputReader(UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(child.waitFor()).isZero();
      return lines;
    }
  }

  private static void note(String line, Map<String, String> published) {
    Matcher said = PUBLISHED.matcher(line);
    if (said.matches()) {
      published.put(said.group(1), said.group(2));
    }
  }

  private static void assertAllWhole(ImageStore store, Map<String, String> published, Seed seed)
      throws StoreException {
    published.forEach(
        (name, sum) -> {
          try {
            assertThat(store.find(name).orElseThrow().image().sha256().hex())
                .as("%s, %s", name, seed)
                .isEqualTo(sum);
          } catch (StoreException trouble) {
            throw new AssertionError(trouble);
          }
        });
    assertThat(store.verify())
        .as("%s", seed)
        .extracting(Stored::condition)
        .allMatch(Stored.Condition.WHOLE::equals);
  }

  private ImageStore opened() throws StoreException {
    return ImageStore.open(data, troubles::add);
  }

  private List<Path> filesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("images").resolve(folder))) {
      return files.toList();
    }
  }
}
