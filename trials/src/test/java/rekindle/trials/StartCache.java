package rekindle.trials;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Java's start-up cache for the hundreds of times that trials start Rekindle, made once a run as
/// the launcher does. Without it every start takes twice as long, and nothing else differs.
final class StartCache {
  /// The classes under test. From folders of classes (a single module built without jars) they are
  /// taken as they are, and then no cache is possible.
  static final String CLASS_PATH = classPath();

  private static final List<String> OPTIONS = made();

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
    boolean packaged = jars.matches(".*\\bcli-[0-9.]+\\.jar.*");
    return packaged ? jars : all;
  }

  private static List<String> made() {
    Path cache = Path.of("target", "start.aot").toAbsolutePath();
    String[] warmUp = Program.java(List.of("-XX:AOTCacheOutput=" + cache), "warm-up");
    Program.run(Duration.ofMinutes(1), warmUp);
    return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable") : List.of();
  }
}
