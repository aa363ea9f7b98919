package rekindle.cli;

import java.util.List;
import rekindle.cli.practice.RobotSession;
import rekindle.firmware.Model;
import rekindle.firmware.Sha256;
import rekindle.phone.Ending;
import rekindle.phone.Report;

/// The line that `phone --json` prints: its members are a contract.
///
/// @param outcome the phone's own word (`running`, `refused`, `no-answer`, ...), or `stuck` where
///   the technician could not go on, or `failed` where the virtual phone could not be run at all
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
  private static final String TFTP = "tftp";

  static PhoneReport of(Model model, RobotSession.Result result) {
    return result
        .report()
        .map(report -> of(model, report, result.screens()))
        .orElseGet(() -> unfinished(model, "stuck", result.screens()));
  }

  /// Of an attempt that never began.
  static PhoneReport failed(String model) {
    return new PhoneReport(model, "failed", TFTP, 0, "", "", false, false, List.of());
  }

  private static PhoneReport of(Model model, Report report, List<String> screens) {
    return new PhoneReport(
        model.id(),
        report.ending().word(),
        report.protocol(),
        report.bytes(),
        report.sha256().map(Sha256::hex).orElse(""),
        report.firmwareVersion().orElse(""),
        report.settingsErased(),
        report.powerCut(),
        report.screens().isEmpty() ? screens : report.screens());
  }

  private static PhoneReport unfinished(Model model, String outcome, List<String> screens) {
    return new PhoneReport(model.id(), outcome, TFTP, 0, "", "", false, false, screens);
  }

  /// Whether the phone runs what it has just been given.
  static boolean recovered(Report report) {
    return report.ending() == Ending.RUNNING && report.sha256().isPresent();
  }
}
