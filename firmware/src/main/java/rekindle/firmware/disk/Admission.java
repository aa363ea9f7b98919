package rekindle.firmware.disk;

import java.util.Optional;
import rekindle.firmware.Inspection;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;

/// Decides, after the last byte was read and before anything is stored, whether an image is let in.
@FunctionalInterface
public interface Admission {
  /// Why an image is not let in; empty: it is.
  Optional<Notice> refusal(Inspection inspection);

  /// Everything is let in, an empty file too.
  static Admission anything() {
    return _ -> Optional.empty();
  }

  /// Everything is let in that is not certainly wrong ([Inspection.Verdict#REFUSED]).
  ///
  /// @param fileName as the person calls it
  static Admission firmware(String fileName) {
    return inspection ->
        inspection.verdict() == Inspection.Verdict.REFUSED
            ? Optional.of(inspection.notice(fileName))
            : Optional.empty();
  }

  /// This admission, and the sum must be the expected one.
  default Admission withSum(Sha256 expected) {
    return inspection ->
        inspection.sha256().equals(expected)
            ? refusal(inspection)
            : Optional.of(
                new Notice(
                    "The SHA-256 is %s, expected was %s.".formatted(inspection.sha256(), expected),
                    "Nothing was stored; what was published before is still served.",
                    "copy or download the file again"));
  }
}
