package rekindle.cli;

import java.util.Optional;
import java.util.stream.Stream;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;

/// Reads a protocol from the command line.
final class ProtocolReading {
  private ProtocolReading() {}

  /// @param typed in any letter case; empty: the best for the model
  /// @throws Failure (wrong usage) if there is no such protocol, or the model does not speak it
  static Protocol of(Optional<String> typed, Model model) throws Failure {
    if (typed.isEmpty()) {
      return model.bestProtocol();
    }
    String name = typed.get();
    Protocol named =
        Stream.of(Protocol.values())
            .filter(one -> one.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "There is no protocol \"%s\".".formatted(name), "name http, ftp or tftp."));
    if (!model.protocols().value().contains(named)) {
      throw Failure.usage(
          "The boot loader of the %s fetches its image by TFTP only.".formatted(model.id()),
          "leave out --protocol.");
    }
    return named;
  }
}
