package rekindle.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Where `image add` gets an image from.
sealed interface ImageSource {
  /// A file on this machine.
  record LocalFile(Path path) implements ImageSource {}

  /// An http or https address.
  record Address(URI uri) implements ImageSource {}

  /// What a person typed: an address if it begins like one, otherwise a file.
  static ImageSource parse(String typed) {
    return Addresses.BEGIN.matcher(typed).find()
        ? new Address(Addresses.parse(typed))
        : new LocalFile(path(typed));
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException trouble) {
      throw new TypeConversionException("\"%s\" is no file name".formatted(typed));
    }
  }

  /// How addresses are read.
  final class Addresses {
    private static final Pattern BEGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+://");

    private Addresses() {}

    private static URI parse(String typed) {
      try {
        URI uri = new URI(typed);
        if (uri.getScheme().matches("(?i)https?") && uri.getHost() != null) {
          return uri;
        }
      } catch (URISyntaxException malformed) {
        // The same message as for another protocol.
      }
      throw new TypeConversionException(
          "\"%s\" is no address: expected http://HOST/FILE or https://HOST/FILE".formatted(typed));
    }
  }
}
