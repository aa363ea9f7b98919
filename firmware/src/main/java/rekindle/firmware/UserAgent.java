package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a running phone tells about itself in the `User-Agent` of its HTTP requests.
///
/// Forms seen (wazo-platform/wazo-provd-plugins, plugins/wazo_snom/common/common.py):
///
/// ```
/// Mozilla/4.0 (compatible; snom320-SIP 6.5.20; snom320 jffs2 v3.36; snom320 linux 3.38)
/// snom870-SIP 8.4.35 SPEAr300 SNOM 1.4
/// snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413922D24 SXM:0 UXM:0
/// ```
///
/// What a boot loader in rescue mode sends is not public.
///
/// @param model as [Catalogue#find] takes it, lower-case: `snomd785`
/// @param firmwareVersion such as `10.1.33.33`
/// @param bootLoaderVersion such as `2010.12-00004-g9ba52f5`
public record UserAgent(
    Optional<String> model,
    Optional<String> firmwareVersion,
    Optional<String> bootLoaderVersion,
    Optional<Mac> mac) {
  /// A client that tells nothing.
  public static final UserAgent SILENT =
      new UserAgent(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST = 512;
  private static final int LONGEST_BOOT_LOADER = 64;
  private static final Pattern PHONE =
      Pattern.compile("\\b(?i:(snom[a-z0-9]{1,16})-sip) ([0-9][0-9.]{0,31}+)(?![^\\s;)])");
  private static final Pattern BOOT_LOADER_WORD = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /// Reads what there is to read; total over every text. Only the first 512 characters are looked
  /// at.
  public static UserAgent read(String header) {
    String text = header.substring(0, Math.min(header.length(), LONGEST));
    Matcher phone = PHONE.matcher(text);
    if (!phone.find()) {
      return SILENT;
    }
    String rest = text.substring(phone.end()).split("[;)]", 2)[0];
    var bootLoader = new ArrayList<String>();
    Optional<Mac> mac = Optional.empty();
    for (String word : List.of(rest.strip().split("\\s+"))) {
      Optional<Mac> address = Mac.parse(word);
      if (address.isPresent()) {
        mac = address;
        break;
      }
      if (BOOT_LOADER_WORD.matcher(word).matches()) {
        bootLoader.add(word);
      }
    }
    return new UserAgent(
        Optional.of(phone.group(1).toLowerCase(Locale.ROOT)),
        Optional.of(phone.group(2)),
        Optional.of(String.join(" ", bootLoader))
            .filter(words -> !words.isEmpty() && words.length() <= LONGEST_BOOT_LOADER),
        mac);
  }
}
