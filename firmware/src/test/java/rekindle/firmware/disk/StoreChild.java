package rekindle.firmware.disk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Sha256;

/// Another process that uses a store: `StoreChild DATA PREFIX COUNT SEED SIZE` adds COUNT images of
/// up to SIZE bytes and publishes each as `PREFIX-N.bin`, saying `adding NAME` before and
/// `published NAME SHA256` after.
final class StoreChild {
  private StoreChild() {}

  public static void main(String[] args) throws IOException {
    ImageStore store = ImageStore.open(Path.of(args[0]), notice -> say("trouble " + notice.what()));
    var random = new Random(Long.parseLong(args[3]));
    for (int number = 0; number < Integer.parseInt(args[2]); number++) {
      String name = args[1] + "-" + number + ".bin";
      int sizeBytes = Integer.parseInt(args[4]) - random.nextInt(100);
      say("adding " + name);
      var image = PracticeImage.make("snom320", sizeBytes, "8.7", random.nextLong());
      try {
        Adding adding = store.add(image.stream(), name, Admission.anything());
        Sha256 sum = adding.inspection().sha256();
        store.publish(sum, List.of(name), "snom320");
        say("published " + name + " " + sum);
      } catch (StoreException trouble) {
        say("failed " + trouble.notice().text().replace('\n', ' '));
      }
    }
  }

  /// Starts such a process; its output is read through its input stream.
  static Process start(Path data, String prefix, int count, long seed, int sizeBytes)
      throws IOException {
    return start(List.of(), data, prefix, count, seed, sizeBytes);
  }

  /// Starts such a process through another command, such as `sh -c 'ulimit ...; exec "$@"'`.
  static Process start(
      List<String> through, Path data, String prefix, int count, long seed, int sizeBytes)
      throws IOException {
    var command = new ArrayList<>(through);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            classPath(),
            StoreChild.class.getName()));
    command.addAll(
        Arrays.asList(
            data.toString(),
            prefix,
            String.valueOf(count),
            String.valueOf(seed),
            String.valueOf(sizeBytes)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  // Surefire may start its JVM from a jar that only names the class path.
  private static String classPath() {
    String own = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", own)
        .replace('\n', File.pathSeparatorChar);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
