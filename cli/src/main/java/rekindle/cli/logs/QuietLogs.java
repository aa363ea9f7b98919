package rekindle.cli.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// What is in force until a command chooses: warnings on stderr, nothing else. Found by logback as
/// a service, in the place of a configuration file, which would take longer to read than most
/// commands run.
public final class QuietLogs extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Logs.attach(context, Level.WARN, LineFormat.TEXT, line -> System.err.println(line));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
