package rekindle.firmware.disk;

import java.time.Instant;
import java.util.List;
import rekindle.firmware.Image;

/// An image that was removed and can still be restored.
///
/// @param names the names it was published under
/// @param at when it was removed
/// @param until how long it can be restored
public record Removed(Image image, List<String> names, Instant at, Instant until) {
  public Removed {
    names = List.copyOf(names);
  }
}
