package rekindle.station.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.station.report.RecoveryReport;
import rekindle.station.report.SightReport;

/// Recoveries as a table (RFC 4180).
///
/// Names and User-Agents come from whoever asked. A spreadsheet takes a cell that begins with `=`,
/// `+`, `-` or `@` for a formula and runs it; so such a text gets an apostrophe before it (OWASP,
/// CSV injection).
final class Csv {
  private static final String HEAD =
      "id,startedAt,phone,model,name,protocol,sha256,bytes,sizeBytes,durationSeconds,"
          + "retransmittedBlocks,attempts,outcome,detail,nearest,mac,phoneModel,phoneFirmware,"
          + "phoneBootLoader,userAgent,login,stage,runningAt,happened,cause,next\r\n";

  private Csv() {}

  static String of(List<SightReport> sights) {
    return sights.stream().map(Csv::line).collect(Collectors.joining("", HEAD, ""));
  }

  private static String line(SightReport sight) {
    RecoveryReport one = sight.recovery();
    return Stream.of(
                one.id(),
                one.startedAt().toString(),
                one.phone(),
                one.model(),
                one.name(),
                one.protocol(),
                one.sha256(),
                one.bytes(),
                one.sizeBytes() < 0 ? "" : one.sizeBytes(),
                String.format(Locale.ROOT, "%.3f", one.durationSeconds()),
                one.retransmittedBlocks(),
                one.attempts(),
                one.outcome(),
                one.detail(),
                one.nearest(),
                one.mac(),
                one.phoneModel(),
                one.phoneFirmware(),
                one.phoneBootLoader(),
                one.userAgent(),
                one.login(),
                sight.stage(),
                sight.runningAt().map(Object::toString).orElse(""),
                sight.diagnosis().happened(),
                sight.diagnosis().cause(),
                sight.diagnosis().next())
            .map(value -> value instanceof String text ? cell(text) : value.toString())
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
