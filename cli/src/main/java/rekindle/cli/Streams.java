package rekindle.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;

/// Writers over the console's streams, for libraries that want one.
final class Streams {
  private Streams() {}

  /// A writer in the stream's own charset that is flushed after each line.
  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }
}
