package rekindle.station.api;

import java.time.ZoneId;
import java.util.List;
import rekindle.firmware.Examination;
import rekindle.firmware.Notice;
import rekindle.firmware.disk.ImageStore;
import rekindle.station.Serving;
import rekindle.station.Station;

/// What the API tells of and works on.
///
/// @param knowledge the catalogue and the published sums
/// @param notices what is not open as it should be, and why
/// @param zone in which days begin
public record Premises(
    Station station,
    ImageStore images,
    Examination.Knowledge knowledge,
    Serving serving,
    List<Notice> notices,
    String version,
    ZoneId zone) {
  public Premises {
    notices = List.copyOf(notices);
  }
}
