package rekindle.trials;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Java's start-up cache for the hundreds of times that trials start Rekindle, made once a run as
/// the launcher does. Without it every start takes twice as long, and nothing else differs.
final class StartCache {
  /// The jars under test. A single module built without jars has folders of classes instead; they
  /// are taken as they are, and then no cache is possible.
  static final String CLASS_PATH = classPath();

  private static final String PROGRAM = "rekindle-cli.jar";
  private static final List<String> OPTIONS = CLASS_PATH.contains(PROGRAM) ? made() : List.of();

  private StartCache() {}

  static List<String> options() {
    return OPTIONS;
  }

  private static String classPath() {
    String all = System.getProperty("java.class.path");
    String jars =
        Stream.of(all.split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return jars.contains(PROGRAM) ? jars : all;
  }

  /// Whichever test process comes first makes it; the others take it.
  private static List<String> made() {
    Path cache = Path.of("target", "start.aot").toAbsolutePath();
    Alone.run(
        () -> {
          if (!fits(cache)) {
            make(cache);
          }
        });
    return List.of("-XX:AOTCache=" + cache, "-Xlog:disable");
  }

  /// Whether it was made of these very jars.
  private static boolean fits(Path cache) {
    File made = cache.toFile();
    return made.exists()
        && Stream.of(CLASS_PATH.split(File.pathSeparator))
            .noneMatch(jar -> new File(jar).lastModified() > made.lastModified());
  }

  private static void make(Path cache) {
    Path unfinished = cache.resolveSibling("start.aot.part");
    String[] warmUp = Program.java(List.of("-XX:AOTCacheOutput=" + unfinished), "warm-up");
    Ran ran = Program.run(Duration.ofMinutes(1), warmUp);
    if (!unfinished.toFile().renameTo(cache.toFile())) {
      throw new AssertionError("Java made no start-up cache:\n" + ran.output() + ran.errors());
    }
  }
}
