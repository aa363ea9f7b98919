package rekindle.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the numbers were measured on.
final class Machine {
  private Machine() {}

  /// Facts by name, for the report and the JSON.
  static Map<String, String> facts() throws IOException {
    var facts = new LinkedHashMap<String, String>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("processor", field("/proc/cpuinfo", "model name"));
    facts.put("memory", field("/proc/meminfo", "MemTotal"));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    facts.put("system", field("/etc/os-release", "PRETTY_NAME").replace("\"", ""));
    facts.put("rmem_max", setting("/proc/sys/net/core/rmem_max"));
    return facts;
  }

  private static String field(String file, String name) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
        .findFirst()
        .orElse("unknown");
  }

  private static String setting(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).getFirst(); // In one read: there is no second.
  }
}
