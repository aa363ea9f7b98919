package rekindle.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Notice;

/// Everything a command may know of the world it was started in: its streams, which of them are
/// terminals, and the environment. Tests make one of their own.
///
/// @param in what the person types
/// @param out what the command reports: the only thing a script reads
/// @param err messages, progress and logs
/// @param inIsTerminal whether a person types there
/// @param outIsTerminal whether a person reads `out`
/// @param errIsTerminal whether a person reads `err`
/// @param environment environment variables
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment) {

  private static final int USUAL_COLUMNS = 80;

  public Console {
    environment = Map.copyOf(environment);
  }

  /// The streams of this process. Files and pipes get UTF-8 whatever the locale says; a terminal
  /// gets what it can show.
  public static Console ofThisProcess() {
    boolean outIsTerminal = Terminals.isTerminal(1);
    boolean errIsTerminal = Terminals.isTerminal(2);
    return new Console(
        new FileInputStream(FileDescriptor.in),
        print(FileDescriptor.out, outIsTerminal, "stdout.encoding"),
        print(FileDescriptor.err, errIsTerminal, "stderr.encoding"),
        Terminals.isTerminal(0),
        outIsTerminal,
        errIsTerminal,
        System.getenv());
  }

  private static PrintStream print(
      FileDescriptor descriptor, boolean isTerminal, String encodingProperty) {
    Charset charset =
        isTerminal
            ? Charset.forName(System.getProperty(encodingProperty, "UTF-8"), StandardCharsets.UTF_8)
            : StandardCharsets.UTF_8;
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }

  /// Tells the person about something, on `err`: the name of the program before the first part, the
  /// others indented below it.
  public void tell(Notice notice) {
    err.print("rekindle: " + notice.text().strip().replace("\n", "\n  ") + "\n");
    err.flush();
  }

  /// Whether the terminal on `out` shows box-drawing characters.
  public boolean drawsBoxes() {
    return out.charset().newEncoder().canEncode('\u2500');
  }

  /// Columns of the terminal, 20 to 500; 80 where nobody says.
  public int columns() {
    return Math.clamp(named().orElseGet(this::asked), 20, 500);
  }

  private Optional<Integer> named() {
    try {
      return Optional.ofNullable(environment.get("COLUMNS")).map(Integer::valueOf);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private int asked() {
    return outIsTerminal || errIsTerminal
        ? Terminals.columns().orElse(USUAL_COLUMNS)
        : USUAL_COLUMNS;
  }
}
