package rekindle.cli;

import java.util.Optional;
import rekindle.cli.terminal.Amounts;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.phone.Report;

/// How an attempt on a virtual phone ended, in words.
final class PhoneEnding {
  private PhoneEnding() {}

  static Notice notice(String model, String server, Report report) {
    String lost =
        report.settingsErased()
            ? "Its settings and its identity are gone, as on a real one."
            : "Its settings are still there.";
    return switch (report.ending()) {
      case RUNNING ->
          new Notice(
              "The %s is running firmware %s.%s"
                  .formatted(model, report.firmwareVersion().orElse("unknown"), received(report)),
              lost,
              "");
      case REFUSED ->
          new Notice(
              "The %s refused the image: its check failed.".formatted(model),
              "Nothing was erased. " + lost,
              "\"rekindle image check FILE\" says what is wrong with it.");
      case NO_ANSWER ->
          new Notice(
              "%s did not answer the %s.".formatted(server, model),
              "Nothing was erased. " + lost,
              "check the server's address and port; \"rekindle serve\" starts a station.");
      case NOT_FOUND ->
          new Notice(
              "%s has no image for the %s.".formatted(server, model),
              "Nothing was erased. " + lost,
              "\"rekindle image add FILE --model %s\" publishes one.".formatted(model));
      case SERVER_ERROR ->
          new Notice(
              "%s answered the %s with an error.".formatted(server, model),
              "Nothing was erased. " + lost,
              "look at the server's log.");
      case BROKEN_OFF -> brokenOff(model, report, "Nothing was erased. " + lost);
      case POWER_CUT ->
          new Notice(
              "The power failed while the %s wrote its flash.".formatted(model),
              "Its boot loader is untouched.",
              "start it again with the same --state and without --power-cut, and recover it from"
                  + " there.");
      case RESCUE ->
          new Notice(
              "The %s has no whole firmware and waits in its boot loader.".formatted(model),
              lost,
              "");
      case WRONG_MODEL ->
          new Notice(
              "The %s was given an image of another model and hangs.".formatted(model),
              "Its boot loader is untouched.",
              "publish the right image and recover it once more.");
      case DEAD ->
          new Notice(
              "The boot loader of the %s is damaged.".formatted(model),
              "",
              "no server can help such a phone; a fresh virtual one needs another --state.");
    };
  }

  private static Notice brokenOff(String model, Report report, String stillWorks) {
    return report.protocol().equals(Optional.of(Protocol.TFTP))
        ? new Notice(
            "The TFTP client of the %s gave up: files above 33,553,919 bytes are too long for it.%s"
                .formatted(model, received(report)),
            stillWorks,
            "let the phone fetch it by HTTP if it can, or take a smaller image.")
        : new Notice(
            "The server ended the connection in the middle of the file.%s"
                .formatted(received(report)),
            stillWorks,
            "look at the server's log, and try once more.");
  }

  private static String received(Report report) {
    return report.bytes() > 0
        ? " It loaded %s bytes.".formatted(Amounts.exactly(report.bytes()))
        : "";
  }
}
