package rekindle.station.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;

/// Styles, scripts and the mark: a fixed list of files, read once.
final class Assets {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
  private static final List<String> FILES =
      List.of(
          "base.css",
          "parts.css",
          "print.css",
          "page.js",
          "live.js",
          "rows.js",
          "swap.js",
          "press.js",
          "sounds.js",
          "guide.js",
          "images.js",
          "rules.js",
          "story.js",
          "mark.svg");

  private record Asset(Given.Whole whole, String tag) {}

  private final Map<String, Asset> assets = new HashMap<>();

  Assets() {
    FILES.forEach(name -> assets.put(name, read(name)));
  }

  /// The file, or that the browser has it already. Browsers ask each time, so that a new version of
  /// the station is seen at once.
  Given handle(Asked asked) {
    Optional<Asset> found = Optional.ofNullable(assets.get(asked.parameter("name")));
    if (found.isEmpty()) {
      return Problem.of(404, "There is no such file.", "").plain();
    }
    Asset asset = found.get();
    boolean known = asked.header("if-none-match").filter(asset.tag()::equals).isPresent();
    Given given = known ? new Given.Whole(304, "", Map.of(), EMPTY) : asset.whole();
    return given.with("ETag", asset.tag()).with("Cache-Control", "no-cache");
  }

  private static Asset read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing in this program");
      }
      byte[] bytes = file.readAllBytes();
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      var whole = new Given.Whole(200, type(name), Map.of(), ByteBuffer.wrap(bytes));
      return new Asset(whole, '"' + HexFormat.of().formatHex(sum, 0, 12) + '"');
    } catch (IOException | NoSuchAlgorithmException broken) {
      throw new IllegalStateException(name + " cannot be read from this program", broken);
    }
  }

  private static String type(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    String charset = ";charset=" + StandardCharsets.UTF_8.name().toLowerCase(java.util.Locale.ROOT);
    return switch (suffix) {
      case "css" -> "text/css" + charset;
      case "js" -> "text/javascript" + charset;
      default -> "image/svg+xml";
    };
  }
}
