package rekindle.firmware;

import java.util.List;
import java.util.regex.Pattern;

/// How the vendor releases a model's firmware. What its files are called is said at `VendorName`.
///
/// @param name the model in the vendor's spelling, as file names and User-Agents have it:
///   `snomD785`, `snomMP`
/// @param downloads where images can be fetched, the likeliest first; may be empty
public record Release(Fact<String> name, List<Fact<Download>> downloads) {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){1,5}");

  public Release {
    downloads = List.copyOf(downloads);
    if (!name.value().matches("[A-Za-z0-9]+")) {
      throw new IllegalArgumentException(
          "the vendor's spelling of a model is letters and digits: \"%s\"".formatted(name.value()));
    }
  }

  /// Where a version's image may be, the likeliest first; empty if none of the known places holds
  /// it, or if `version` is not one such as `8.7.5.35`.
  public List<Fact<String>> addressesOf(String version) {
    if (!VERSION.matcher(version).matches()) {
      return List.of();
    }
    return downloads.stream()
        .filter(download -> download.value().holds(version))
        .map(
            fact ->
                new Fact<>(
                    fact.value().addressOf(name.value(), version), fact.standing(), fact.source()))
        .toList();
  }
}
