package rekindle.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.cli.terminal.Bar;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.LivePanel;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;
import rekindle.station.Quoted;
import rekindle.station.Station;
import rekindle.station.board.LiveTransfer;

/// What a person sees of a station that runs: what it offers, and a line for each transfer.
final class StationWatch {
  private static final Logger log = LoggerFactory.getLogger("rekindle.station");
  private static final Duration REDRAW = Duration.ofMillis(250);
  private static final Duration SILENCE_WORTH_SAYING = Duration.ofSeconds(5);
  private static final int MOST_LINES = 20;

  private StationWatch() {}

  /// Shows the transfers until the process is asked to stop.
  static void untilStopped(
      StopSignal stop, Station station, ImageStore images, LivePanel panel, Console console)
      throws StoreException {
    offer(images);
    int columns = panel.visible() ? console.columns() : 0;
    while (!stop.within(REDRAW)) {
      panel.show(panel.visible() ? lines(station.transfers(), columns) : List.of());
    }
    panel.show(List.of());
    log.info("stopping");
  }

  private static void offer(ImageStore images) throws StoreException {
    List<String> names = images.publications().stream().map(Published::name).toList();
    if (names.isEmpty()) {
      log.warn(
          "nothing is published yet; \"rekindle image add FILE --model MODEL\" can be run"
              + " meanwhile");
    } else {
      log.info("published: {}", String.join(", ", names));
    }
  }

  static List<String> lines(List<LiveTransfer> transfers, int columns) {
    var lines =
        new ArrayList<>(
            transfers.stream().limit(MOST_LINES).map(one -> line(one, columns)).toList());
    if (transfers.size() > MOST_LINES) {
      lines.add("and %d more".formatted(transfers.size() - MOST_LINES));
    }
    return lines;
  }

  private static String line(LiveTransfer one, int columns) {
    String name = "%s  %s".formatted(one.phone(), Quoted.of(one.name()));
    String remark =
        one.silentFor().compareTo(SILENCE_WORTH_SAYING) > 0
            ? "  silent for %d s".formatted(one.silentFor().toSeconds())
            : "";
    return Bar.transfer(
            name, one.bytes(), one.sizeBytes().orElse(-1), Duration.ZERO, columns - remark.length())
        + remark;
  }
}
