package rekindle.cli.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;

/// Hands every log line to whoever prints it.
final class LineAppender extends AppenderBase<ILoggingEvent> {
  private final LineFormat format;
  private final Consumer<String> lines;

  LineAppender(LineFormat format, Consumer<String> lines) {
    this.format = format;
    this.lines = lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.accept(format.format(event));
  }
}
