import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over every Java file of the tree, in one go.
///
/// `java build/Format.java check|fix FORMATTER_JAR ROOT`. Maven runs it in `process-sources` on the
/// JDK 25 toolchain, because the formatter plugins for Maven run in Maven's own JVM and cannot read
/// Java 25 there. Exit code 0: all files are formatted; 1: at least one is not (its name is
/// printed).
final class Format {
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean fix = args[0].equals("fix");
    var command =
        new ArrayList<>(List.of(javaProgram(), "-XX:TieredStopAtLevel=1", "-jar", args[1]));
    command.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    List<String> files = javaFilesBelow(Path.of(args[2]));
    Path list = Files.createTempFile("rekindle-format", ".args");
    try {
      Files.write(list, files);
      command.add("@" + list);
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        System.err.println(
            "The files above are not formatted. Next: mvn -N process-sources -Dformat=fix");
      }
      System.exit(exit);
    } finally {
      Files.deleteIfExists(list);
    }
  }

  private static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> javaFilesBelow(Path root) throws IOException {
    var files = new ArrayList<String>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skip = name.equals("target") || (name.startsWith(".") && !folder.equals(root));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
