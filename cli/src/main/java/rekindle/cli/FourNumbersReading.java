package rekindle.cli;

import java.util.Map;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.AddressField;
import rekindle.firmware.Language;
import rekindle.recovery.Concern;
import rekindle.recovery.FourNumbers;

/// Reads the four numbers from the command line.
final class FourNumbersReading {
  private FourNumbersReading() {}

  /// @throws Failure (wrong usage) if one is no address; whether they fit together is not asked
  ///   here
  static FourNumbers of(Map<AddressField, String> typed) throws Failure {
    FourNumbers.Reading reading = FourNumbers.read(typed);
    for (Concern concern : reading.concerns()) {
      throw Failure.usage(
          concern.say().in(Language.EN), "type four numbers from 0 to 255 with dots between them.");
    }
    return reading.numbers();
  }
}
