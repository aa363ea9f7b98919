package rekindle.station.page;

import java.util.List;

/// The images of one model.
///
/// @param title the model's name
public record Shelf(String title, List<ImageView> images) {
  public Shelf {
    images = List.copyOf(images);
  }
}
