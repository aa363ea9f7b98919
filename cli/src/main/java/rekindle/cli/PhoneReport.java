package rekindle.cli;

import java.util.List;
import java.util.Locale;
import rekindle.cli.practice.RobotSession;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.phone.Ending;
import rekindle.phone.Report;

/// The line that `phone --json` prints: its members are a contract.
///
/// @param outcome the phone's own word (`running`, `refused`, `no-answer`, ...), or `stuck` where
///   the technician could not go on, or `failed` where the virtual phone could not be run at all
/// @param protocol how the phone asked, or would have asked: `tftp`, `http`, `ftp`
/// @param sha256 of the image that arrived whole; empty if none did
/// @param firmwareVersion of the whole firmware in the flash; empty if there is none
record PhoneReport(
    String model,
    String outcome,
    String protocol,
    long bytes,
    String sha256,
    String firmwareVersion,
    boolean settingsErased,
    boolean powerCut,
    List<String> screens) {
  /// Of an attempt, finished or not.
  ///
  /// @param wanted the protocol that the technician was to pick
  static PhoneReport of(Model model, Protocol wanted, RobotSession.Result result) {
    return result
        .report()
        .map(report -> of(model, wanted, report, result.screens()))
        .orElseGet(() -> unfinished(model.id(), wanted, "stuck", result.screens()));
  }

  /// Of an attempt that never began.
  static PhoneReport failed(Model model, Protocol wanted) {
    return unfinished(model.id(), wanted, "failed", List.of());
  }

  private static PhoneReport of(Model model, Protocol wanted, Report report, List<String> screens) {
    return new PhoneReport(
        model.id(),
        report.ending().word(),
        word(report.protocol().orElse(wanted)),
        report.bytes(),
        report.sha256().map(Sha256::hex).orElse(""),
        report.firmwareVersion().orElse(""),
        report.settingsErased(),
        report.powerCut(),
        report.screens().isEmpty() ? screens : report.screens());
  }

  private static PhoneReport unfinished(
      String model, Protocol wanted, String outcome, List<String> screens) {
    return new PhoneReport(model, outcome, word(wanted), 0, "", "", false, false, screens);
  }

  private static String word(Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT);
  }

  /// Whether the phone runs what it has just been given.
  static boolean recovered(Report report) {
    return report.ending() == Ending.RUNNING && report.sha256().isPresent();
  }
}
