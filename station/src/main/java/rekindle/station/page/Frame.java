package rekindle.station.page;

import java.util.List;

/// What every page has around its own content.
///
/// @param title of the page
/// @param theme `light`, `dark`, or empty: as the browser prefers
/// @param live the query with which this page follows what happens (`/live?...`), without `?`
/// @param scripts paths of the page's own modules, besides the common ones
/// @param rings who waits for permission now
/// @param otherLanguage the address of this page in the other language
public record Frame(
    Voice voice,
    String title,
    List<Tab> tabs,
    String theme,
    String live,
    List<String> scripts,
    List<Ring> rings,
    String otherLanguage) {
  public Frame {
    tabs = List.copyOf(tabs);
    scripts = List.copyOf(scripts);
    rings = List.copyOf(rings);
  }

  /// A place to go.
  ///
  /// @param mark a sign beside its name
  /// @param here whether this page is it
  public record Tab(String path, String title, String mark, boolean here) {}

  /// Somebody who waits for permission.
  ///
  /// @param who address, and what else is known about the phone
  /// @param name the file asked for, made visible
  /// @param leftMillis until it is refused
  public record Ring(long id, String who, String name, String protocol, long leftMillis) {}
}
