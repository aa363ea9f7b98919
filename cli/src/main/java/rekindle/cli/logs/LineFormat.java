package rekindle.cli.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/// How a log line looks.
public enum LineFormat {
  /// The time of day and the message; a level only where it is a warning or worse.
  TEXT {
    @Override
    String format(ILoggingEvent event) {
      String level = event.getLevel().isGreaterOrEqual(Level.WARN) ? event.getLevel() + ": " : "";
      return TIME_OF_DAY.format(
              Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault()))
          + " "
          + level
          + event.getFormattedMessage()
          + trace(event, "\n");
    }
  },
  /// One JSON object a line: `at`, `level`, `logger`, `message`, `trace` where there is one, and
  /// the event's own members.
  JSON {
    @Override
    String format(ILoggingEvent event) {
      var line = new LinkedHashMap<String, Object>();
      line.put("at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
      line.put("level", event.getLevel().toString());
      line.put("logger", event.getLoggerName());
      line.put("message", event.getFormattedMessage());
      if (event.getKeyValuePairs() != null) {
        for (KeyValuePair pair : event.getKeyValuePairs()) {
          line.put(pair.key, pair.value);
        }
      }
      if (event.getThrowableProxy() != null) {
        line.put("trace", trace(event, ""));
      }
      return Json.MAPPER.writeValueAsString(line);
    }
  };

  private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss");

  /// Loaded with the first line in JSON only: it costs a start 50 ms.
  private static final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  abstract String format(ILoggingEvent event);

  private static String trace(ILoggingEvent event, String before) {
    return event.getThrowableProxy() == null
        ? ""
        : before + ThrowableProxyUtil.asString(event.getThrowableProxy()).stripTrailing();
  }
}
