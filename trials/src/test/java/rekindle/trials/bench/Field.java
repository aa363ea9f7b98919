package rekindle.trials.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.bench.ByCommand.Listen;

/// Who can take part by name: *null* and Debian's servers, set up as their packages and manuals
/// suggest; where a limit would keep phones out that a workshop has, it is raised, and
/// docs/performance.md says so.
final class Field {
  private static final Path NO_FILE = Path.of("/dev/null");

  private Field() {}

  /// The contender of this name.
  ///
  /// @param name `null`, `null-own`, `tftpd-hpa`, `atftpd`, `dnsmasq` or `busybox`
  static Contender byName(String name) throws IOException {
    return switch (name) {
      case "null" -> nullServer("null", List.of());
      case "null-own" -> nullServer("null-own", List.of("own"));
      case "tftpd-hpa" -> tftpdHpa();
      case "atftpd" -> atftpd();
      case "dnsmasq" -> dnsmasq();
      case "busybox" -> busybox();
      default ->
          throw new IllegalArgumentException(
              "no server \"" + name + "\"; there are station, " + String.join(", ", names()));
    };
  }

  static List<String> names() {
    return List.of("null", "null-own", "tftpd-hpa", "atftpd", "dnsmasq", "busybox");
  }

  /// A server that the person who measures has built.
  ///
  /// @param template its command line with `{address}`, `{port}` and `{dir}`
  static Contender peer(String name, String template) {
    Function<Listen, List<String>> command =
        at ->
            List.of(
                template
                    .replace("{address}", at.address())
                    .replace("{port}", Integer.toString(at.port()))
                    .replace("{dir}", at.files().toString())
                    .split(" +"));
    return new ByCommand(name, template, true, 0, "", command);
  }

  private static Contender nullServer(String name, List<String> more) throws IOException {
    String program = CPrograms.built("null");
    Function<Listen, List<String>> command =
        at -> {
          var all = new ArrayList<>(List.of(program, at.address(), Integer.toString(at.port())));
          all.addAll(more);
          return all;
        };
    return new ByCommand(name, "zeros from memory", false, 0, "", command);
  }

  private static Contender tftpdHpa() {
    String program = Debian.unpacked("usr/sbin/in.tftpd", "tftpd-hpa", "libwrap0");
    return new ByCommand(
        "tftpd-hpa",
        packageVersion("tftpd-hpa"),
        true,
        0,
        "",
        at ->
            List.of(
                program,
                "--foreground",
                "--address",
                at.address() + ":" + at.port(),
                "--user",
                "root",
                "--secure",
                at.files().toString()));
  }

  private static Contender atftpd() {
    String program = Debian.unpacked("usr/sbin/atftpd", "atftpd", "libwrap0");
    return new ByCommand(
        "atftpd",
        packageVersion("atftpd"),
        true,
        0,
        "",
        at ->
            List.of(
                program,
                "--daemon",
                "--no-fork",
                "--maxthread",
                "5000", // 100 without it: a hundred and first phone would be turned away.
                "--bind-address",
                at.address(),
                "--port",
                Integer.toString(at.port()),
                "--user",
                "root.root",
                at.files().toString()));
  }

  /// It knows port 69 only, so it gets a loopback address of its own.
  private static Contender dnsmasq() {
    String program = Debian.program("dnsmasq", "dnsmasq-base");
    return new ByCommand(
        "dnsmasq",
        packageVersion("dnsmasq-base"),
        true,
        69,
        "127.0.0.69",
        at ->
            List.of(
                program,
                "--keep-in-foreground",
                "--conf-file=" + NO_FILE,
                "--port=0",
                "--user=root",
                "--pid-file=",
                "--log-facility=" + NO_FILE,
                "--enable-tftp",
                "--tftp-max=5000", // 50 without it.
                "--tftp-root=" + at.files(),
                "--listen-address=" + at.address(),
                "--bind-interfaces"));
  }

  private static Contender busybox() throws IOException {
    String program = Debian.program("busybox", "busybox");
    Ran list = Program.run(Duration.ofSeconds(10), program, "--list");
    if (list.output().lines().noneMatch("udpsvd"::equals)) {
      throw new IOException("this Debian's busybox is built without udpsvd and tftpd");
    }
    return new ByCommand(
        "busybox",
        packageVersion("busybox"),
        true,
        0,
        "",
        at ->
            List.of(
                program,
                "udpsvd",
                "-c",
                "5000", // 30 without it.
                at.address(),
                Integer.toString(at.port()),
                program,
                "tftpd",
                "-r",
                at.files().toString()));
  }

  private static String packageVersion(String debianPackage) {
    Ran ran =
        Program.run(
            Duration.ofSeconds(30), "apt-cache", "show", "--no-all-versions", debianPackage);
    Map<String, String> fields =
        ran.output()
            .lines()
            .filter(line -> line.matches("\\w+: .*"))
            .collect(
                Collectors.toMap(
                    line -> line.replaceFirst(": .*", ""),
                    line -> line.replaceFirst("^\\w+: ", ""),
                    (first, _) -> first));
    return fields.getOrDefault("Version", "unknown");
  }
}
