package rekindle.station.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `Range` field asks of a file (RFC 9110 section 14.2).
sealed interface AskedRanges {
  /// Most ranges that are served; a hundred tiny ones are an attack (RFC 9110 section 17.15).
  int MOST = 16;

  /// The field is to be ignored: it is broken, of another unit, or asks for too much.
  record Whole() implements AskedRanges {}

  /// No part of the file is in it: 416.
  record None() implements AskedRanges {}

  /// These parts, in the order in which they were asked for.
  record Parts(List<ByteRange> ranges) implements AskedRanges {
    public Parts {
      ranges = List.copyOf(ranges);
    }
  }

  /// Reads the field.
  ///
  /// @param sizeBytes of the file
  static AskedRanges of(String field, long sizeBytes) {
    String text = field.strip().toLowerCase(Locale.ROOT);
    if (!text.startsWith("bytes=")) {
      return new Whole();
    }
    var ranges = new ArrayList<ByteRange>();
    String[] specs = text.substring("bytes=".length()).split(",", -1);
    for (String spec : specs) {
      Matcher parts = Spec.FORM.matcher(spec.strip());
      if (!parts.matches() || specs.length > MOST) {
        return new Whole();
      }
      Spec.range(parts.group(1), parts.group(2), sizeBytes).ifPresent(ranges::add);
      if (Spec.isBackwards(parts.group(1), parts.group(2))) {
        return new Whole();
      }
    }
    long total = ranges.stream().mapToLong(ByteRange::lengthBytes).sum();
    if (ranges.isEmpty()) {
      return new None();
    }
    return total > sizeBytes ? new Whole() : new Parts(ranges);
  }

  /// One range: `0-99`, `100-`, or `-100` for the last hundred.
  final class Spec {
    /// Eighteen digits fit a long, and no file needs more.
    static final Pattern FORM = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

    private Spec() {}

    static Optional<ByteRange> range(String first, String last, long sizeBytes) {
      if (first.isEmpty()) {
        long length = last.isEmpty() ? 0 : Math.min(Long.parseLong(last), sizeBytes);
        return length == 0
            ? Optional.empty()
            : Optional.of(new ByteRange(sizeBytes - length, sizeBytes - 1));
      }
      long from = Long.parseLong(first);
      long to = last.isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(last), sizeBytes - 1);
      return from > to ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    /// `9-5` and `-` are no ranges at all.
    static boolean isBackwards(String first, String last) {
      return first.isEmpty()
          ? last.isEmpty()
          : !last.isEmpty() && Long.parseLong(last) < Long.parseLong(first);
    }
  }
}
