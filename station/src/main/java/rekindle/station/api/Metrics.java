package rekindle.station.api;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rekindle.firmware.disk.Stored;
import rekindle.station.board.Counts;
import rekindle.station.dashboard.Given;

/// The station's numbers in the text format of Prometheus.
///
/// They are counted elsewhere, so there is no registry: each scrape takes a picture of them and the
/// library writes it (ADR 0022).
final class Metrics {
  private static final PrometheusTextFormatWriter WRITER =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

  private Metrics() {}

  static Given of(Premises premises) throws IOException {
    Counts counts = premises.station().board().counts();
    List<Stored> stored = premises.images().images();
    var text = new ByteArrayOutputStream();
    WRITER.write(
        text,
        MetricSnapshots.of(
            requests(counts),
            transfers(counts),
            counter("rekindle_sent_bytes", "Bytes that phones took, of ended transfers.")
                .dataPoint(point(counts.bytes(), Labels.EMPTY))
                .build(),
            counter("rekindle_retransmitted_blocks", "Blocks sent again, of ended transfers.")
                .dataPoint(point(counts.retransmittedBlocks(), Labels.EMPTY))
                .build(),
            byWord("rekindle_refusals", "Refused requests.", "reason", counts.refusals()),
            byWord("rekindle_drops", "Requests without an answer.", "reason", counts.drops()),
            gauge(
                "rekindle_open_transfers",
                "Requests neither refused nor ended.",
                counts.open(),
                Labels.EMPTY),
            gauge(
                "rekindle_approvals_waiting",
                "Requests that wait for a person.",
                premises.station().approvals().waiting().size(),
                Labels.EMPTY),
            gauge("rekindle_store_images", "Stored images.", stored.size(), Labels.EMPTY),
            gauge("rekindle_store_bytes", "Bytes of stored images.", bytes(stored), Labels.EMPTY),
            gauge(
                "rekindle_build",
                "Always 1; the version is a label.",
                1,
                Labels.of("version", premises.version()))),
        EscapingScheme.UNDERSCORE_ESCAPING);
    return Given.bytes(200, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
  }

  private static CounterSnapshot requests(Counts counts) {
    return byWord("rekindle_requests", "Requests of phones.", "protocol", counts.requests());
  }

  private static CounterSnapshot transfers(Counts counts) {
    CounterSnapshot.Builder all = counter("rekindle_transfers", "Ended transfers.");
    counts
        .transfers()
        .forEach(
            (protocol, endings) ->
                endings.forEach(
                    (ending, number) ->
                        all.dataPoint(
                            point(
                                number,
                                Labels.of("protocol", word(protocol), "outcome", word(ending))))));
    return all.build();
  }

  private static CounterSnapshot byWord(
      String name, String help, String label, Map<? extends Enum<?>, Long> numbers) {
    CounterSnapshot.Builder all = counter(name, help);
    numbers.forEach((word, number) -> all.dataPoint(point(number, Labels.of(label, word(word)))));
    return all.build();
  }

  private static CounterSnapshot.Builder counter(String name, String help) {
    return CounterSnapshot.builder().name(name).help(help);
  }

  private static CounterDataPointSnapshot point(long number, Labels labels) {
    return CounterDataPointSnapshot.builder().value((double) number).labels(labels).build();
  }

  private static GaugeSnapshot gauge(String name, String help, long number, Labels labels) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value((double) number).labels(labels).build())
        .build();
  }

  private static long bytes(List<Stored> stored) {
    return stored.stream().mapToLong(one -> one.image().sizeBytes()).sum();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
