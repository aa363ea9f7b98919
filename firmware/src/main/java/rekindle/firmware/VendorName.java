package rekindle.firmware;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the vendor's own names for image files say: `snom870-8.7.5.35-SIP-r.bin` is for the 870, of
/// version 8.7.5.35, and a file of the rescue mode.
///
/// Sources: Wazo, pkgs.db of its Snom plug-ins (220 names); Snom training slides of version 6 (the
/// letters of the 3xx). Browsers add ` (1)` to a name that is there already; that is forgiven, as
/// is the letter case.
///
/// @param model as it is written, such as `snomD785`
/// @param version digits with dots, such as `10.1.54.13`
/// @param suffix which part of the flash it carries; empty: the name does not say
public record VendorName(String model, String version, Suffix suffix) {
  /// The letters at the end of a name.
  public enum Suffix {
    /// `-f`: everything, for the 3xx from version 7 on.
    FULL,
    /// `-bf`: boot loader and everything.
    BOOT_LOADER_AND_FULL,
    /// `-r`: the container of the rescue mode; below version 7 a root file system.
    RESCUE_OR_ROOT,
    /// `-j`: the application alone, for the 3xx below version 7.
    APPLICATION,
    /// `-l`, `-b`, `-br`: a kernel, a boot loader or both with a root file system.
    PART
  }

  private static final Pattern NAME =
      Pattern.compile(
          "(snom(?:MP|PA1|D?[0-9]{3}|D8xx))-([0-9]+(?:\\.[0-9]+)+)(?:-SIP)?-(bf|br|[fjrlb])"
              + "(?: ?\\([0-9]+\\))?\\.(?:bin|swu)",
          Pattern.CASE_INSENSITIVE);

  /// What a file name says; empty if it is none of the vendor's.
  ///
  /// @param fileName may be a path or an address: its last part counts
  public static Optional<VendorName> parse(String fileName) {
    Matcher name = NAME.matcher(lastPart(fileName));
    return name.matches()
        ? Optional.of(new VendorName(name.group(1), name.group(2), suffix(name.group(3))))
        : Optional.empty();
  }

  /// What stands behind the last slash or backslash.
  static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static Suffix suffix(String letters) {
    return switch (letters.toLowerCase(java.util.Locale.ROOT)) {
      case "f" -> Suffix.FULL;
      case "bf" -> Suffix.BOOT_LOADER_AND_FULL;
      case "r" -> Suffix.RESCUE_OR_ROOT;
      case "j" -> Suffix.APPLICATION;
      default -> Suffix.PART;
    };
  }
}
