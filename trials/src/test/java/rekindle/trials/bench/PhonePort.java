package rekindle.trials.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// A phone's port behind a small switch buffer: two network namespaces joined by a pair of virtual
/// cables, the server's side throttled to 100 Mbit/s with a queue of 32 KB. Closing it removes
/// both.
///
/// The load client makes the 20 ms itself, because not every kernel has netem.
record PhonePort(Place place, String server, String client) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// @throws IOException if the machine does not allow it; nothing is left then
  static PhonePort make(Path files, Path work) throws IOException {
    Debian.rootOnLinux();
    String id = "rkb" + ProcessHandle.current().pid();
    String server = id + "s";
    String client = id + "c";
    var place =
        new Place(
            "10.69.0.1",
            List.of("ip", "netns", "exec", server),
            List.of("ip", "netns", "exec", client),
            "10.69.0.2",
            1,
            files,
            work);
    var port = new PhonePort(place, server, client);
    try {
      for (String step :
          List.of(
              "ip netns add S",
              "ip netns add C",
              "ip link add port0 netns S type veth peer name port0 netns C",
              "ip -n S addr add 10.69.0.1/24 dev port0",
              "ip -n C addr add 10.69.0.2/24 dev port0",
              "ip -n S link set lo up",
              "ip -n C link set lo up",
              "ip -n S link set port0 up",
              "ip -n C link set port0 up",
              "tc -n S qdisc add dev port0 root tbf rate 100mbit burst 16kb limit 32kb")) {
        run(step.replace(" S", " " + server).replace(" C", " " + client));
      }
      return port;
    } catch (IOException e) {
      port.close();
      throw e;
    }
  }

  private static void run(String command) throws IOException {
    Ran ran = Program.run(PATIENCE, command.split(" "));
    if (ran.exitCode() != 0) {
      throw new IOException(command + ": " + ran.errors());
    }
  }

  @Override
  public void close() {
    Program.run(PATIENCE, "ip", "netns", "del", server);
    Program.run(PATIENCE, "ip", "netns", "del", client);
  }
}
