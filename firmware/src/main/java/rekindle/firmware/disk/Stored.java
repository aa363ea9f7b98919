package rekindle.firmware.disk;

import java.util.List;
import rekindle.firmware.Image;

/// An image of the store and what is published from it.
///
/// @param names the names it is published under; may be empty
/// @param models the ids of the models it is or was published for; may be empty
/// @param condition what its file is like
public record Stored(Image image, List<String> names, List<String> models, Condition condition) {
  /// What the file of an image is like.
  public enum Condition {
    /// Its bytes have the right sum.
    WHOLE,
    /// Its bytes were not read since this store was opened; they are before they are served.
    UNVERIFIED,
    /// Its bytes are gone or were damaged and put aside. Adding the same file again mends it.
    LOST
  }

  public Stored {
    names = List.copyOf(names);
    models = List.copyOf(models);
  }
}
