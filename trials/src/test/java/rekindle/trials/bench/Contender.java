package rekindle.trials.bench;

import java.io.IOException;

/// A server that can take part.
interface Contender {
  /// For the table, for example `tftpd-hpa`.
  String name();

  /// Whether it sends the files. *null* sends zeros of the same length.
  default boolean sendsFiles() {
    return true;
  }

  /// For the report.
  String version();

  /// Starts it there; it is ready when this returns.
  Running start(Place place) throws IOException;

  /// A server that answers.
  ///
  /// @param port its UDP port
  record Running(Contender contender, ServerTree tree, String address, int port)
      implements AutoCloseable {
    String name() {
      return contender.name();
    }

    @Override
    public void close() {
      tree.close();
    }
  }
}
