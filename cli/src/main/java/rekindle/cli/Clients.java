package rekindle.cli;

import java.util.Optional;
import java.util.stream.Stream;
import rekindle.tftp.ClientHabits;

/// The TFTP clients that a virtual phone can be given.
final class Clients {
  private Clients() {}

  /// @param name as the command line and the catalogue spell it
  static Optional<ClientHabits> named(String name) {
    return Stream.of(
            ClientHabits.UBOOT_1_1_3,
            ClientHabits.UBOOT_2010,
            ClientHabits.BUSYBOX,
            ClientHabits.STRICT)
        .filter(habits -> habits.name().equals(name))
        .findFirst();
  }
}
