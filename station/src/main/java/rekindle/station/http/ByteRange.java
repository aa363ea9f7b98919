package rekindle.station.http;

/// A part of a file, neither end left open.
///
/// @param first its first byte, from 0
/// @param last its last byte, included
record ByteRange(long first, long last) {
  ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("bytes " + first + "-" + last);
    }
  }

  long lengthBytes() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
