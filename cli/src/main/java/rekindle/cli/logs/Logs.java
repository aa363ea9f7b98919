package rekindle.cli.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Chooses where log lines go.
public final class Logs {
  private Logs() {}

  /// From now on everything from INFO up goes to `lines`.
  public static void to(LineFormat format, Consumer<String> lines) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      attach(context, Level.INFO, format, lines);
    }
  }

  static void attach(
      LoggerContext context, Level level, LineFormat format, Consumer<String> lines) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(level);
    // What our servers are built on writes a trace for every client that goes away; what people
    // should know of it, the station says itself.
    for (String library : List.of("org.eclipse.jetty", "org.apache.ftpserver", "org.apache.mina")) {
      context.getLogger(library).setLevel(Level.OFF);
    }
    var appender = new LineAppender(format, lines);
    appender.setContext(context);
    appender.start();
    root.addAppender(appender);
  }
}
