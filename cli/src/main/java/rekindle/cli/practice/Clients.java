package rekindle.cli.practice;

import java.util.Optional;
import java.util.stream.Stream;
import rekindle.tftp.ClientHabits;

/// The TFTP clients that a virtual phone can be given.
public final class Clients {
  private Clients() {}

  /// The client of a name; empty if there is none.
  ///
  /// @param name as the command line and the catalogue spell it
  public static Optional<ClientHabits> named(String name) {
    return Stream.of(
            ClientHabits.UBOOT_1_1_3,
            ClientHabits.UBOOT_2010,
            ClientHabits.BUSYBOX,
            ClientHabits.STRICT)
        .filter(habits -> habits.name().equals(name))
        .findFirst();
  }
}
