package rekindle.station.dashboard;

import java.util.List;

/// Something that others mount on the dashboard: pages and an API of its own. A station offers only
/// the place, so that the rooms stay apart.
public interface Annex {
  void add(Routes routes);

  /// Where the pages shall link to.
  List<NavEntry> navigation();
}
