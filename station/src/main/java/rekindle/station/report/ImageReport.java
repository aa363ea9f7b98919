package rekindle.station.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import rekindle.firmware.Image;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.Stored;

/// A stored image as scripts read it.
///
/// @param models ids of the models it is for
/// @param names what phones can ask for to get it; empty: not published
/// @param condition `whole`, `unverified` or `lost`
public record ImageReport(
    String sha256,
    long sizeBytes,
    String kind,
    String firmwareVersion,
    String fileName,
    Instant addedAt,
    List<String> models,
    List<String> names,
    String condition) {

  public static ImageReport of(Stored stored) {
    return of(stored.image(), stored.models(), stored.names(), word(stored.condition()));
  }

  /// An image that was stored just now.
  public static ImageReport of(Image image, List<Published> published) {
    return of(
        image,
        published.stream().map(Published::model).filter(m -> !m.isEmpty()).distinct().toList(),
        published.stream().map(Published::name).toList(),
        word(Stored.Condition.WHOLE));
  }

  private static ImageReport of(
      Image image, List<String> models, List<String> names, String condition) {
    return new ImageReport(
        image.sha256().hex(),
        image.sizeBytes(),
        word(image.kind()),
        image.firmwareVersion(),
        image.fileName(),
        image.addedAt(),
        models,
        names,
        condition);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
