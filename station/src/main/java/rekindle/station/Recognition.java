package rekindle.station;

import java.util.Optional;
import rekindle.firmware.Catalogue;
import rekindle.station.desk.Callers;
import rekindle.station.desk.Neighbours;

/// How this station recognises a phone's model: by its hardware address, and by what it calls
/// itself.
final class Recognition {
  private Recognition() {}

  static Callers by(Catalogue catalogue) {
    return new Callers(catalogue, new Neighbours(), _ -> Optional.empty(), _ -> Optional.empty());
  }
}
