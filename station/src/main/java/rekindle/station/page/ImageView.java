package rekindle.station.page;

import java.util.List;

/// An image on its card.
///
/// @param sum its SHA-256 in hexadecimal digits
/// @param fileName what the file was called, made visible; may be empty
/// @param version may be empty
/// @param kind what it is, in words
/// @param names what it is published under, with the model of each
/// @param carriers which protocols can carry it
/// @param condition what is wrong with its file; may be empty
/// @param suggestions models it may be published for; the first one is likeliest
/// @param verdict what its examination said; empty where it was not asked for
public record ImageView(
    String sum,
    String fileName,
    String version,
    String size,
    String kind,
    List<Name> names,
    List<Carrier> carriers,
    String condition,
    List<SetupView.Choice> suggestions,
    List<Finding> verdict,
    boolean refused) {
  public ImageView {
    names = List.copyOf(names);
    carriers = List.copyOf(carriers);
    suggestions = List.copyOf(suggestions);
    verdict = List.copyOf(verdict);
  }

  /// A name it is published under.
  ///
  /// @param name as it was published
  /// @param shown the same, made visible
  /// @param model the id of the model it was published for; may be empty
  public record Name(String name, String shown, String model) {
    /// The name as one segment of a path.
    public String inPath() {
      return Query.encoded(name).replace("+", "%20");
    }

    /// What publishes it again, as a query.
    public String again() {
      return Query.NONE.with("as", name).with("model", model).toString();
    }
  }

  /// A protocol and what it can do.
  ///
  /// @param ability `works`, `doubtful` or `not-spoken`
  /// @param say that in words
  public record Carrier(String protocol, String ability, String say) {}

  /// Something that the examination found.
  public record Finding(boolean bad, String what, String but, String next) {}

  /// The first digits of the sum, by which people know it.
  public String shortSum() {
    return sum.substring(0, 12);
  }
}
