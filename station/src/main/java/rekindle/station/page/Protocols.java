package rekindle.station.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;

/// Protocols as words of an address.
final class Protocols {
  private Protocols() {}

  /// A constant as a word: lower case with hyphens.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one that was asked for, where the model knows it, else the one to propose.
  static Protocol chosen(Optional<String> asked, Model model) {
    return Arrays.stream(Protocol.values())
        .filter(model.protocols().value()::contains)
        .filter(protocol -> asked.filter(word(protocol)::equalsIgnoreCase).isPresent())
        .findFirst()
        .orElseGet(model::bestProtocol);
  }

  /// A choice, the proposed one first; none where there is nothing to choose.
  static List<SetupView.Choice> choices(Model model, Protocol chosen) {
    return model.protocols().value().size() < 2
        ? List.of()
        : Arrays.stream(new Protocol[] {Protocol.HTTP, Protocol.FTP, Protocol.TFTP})
            .filter(model.protocols().value()::contains)
            .map(
                protocol ->
                    new SetupView.Choice(word(protocol), protocol.name(), protocol == chosen))
            .toList();
  }
}
