package rekindle.station.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Sha256;

/// The answer to a request for an image that is there: status, fields, and which bytes follow.
/// Pure.
///
/// @param fields without `Content-Length`
/// @param chunks what follows, in this order
record Reply(int status, Map<String, String> fields, List<Chunk> chunks) {
  private static final String TYPE = "application/octet-stream";
  private static final String CONTENT_TYPE = "Content-Type";

  Reply {
    fields = Map.copyOf(fields);
    chunks = List.copyOf(chunks);
  }

  /// A piece of the body.
  sealed interface Chunk {
    long lengthBytes();
  }

  /// Bytes of the file.
  record OfFile(ByteRange range) implements Chunk {
    @Override
    public long lengthBytes() {
      return range.lengthBytes();
    }
  }

  /// ASCII between the parts of a multipart body.
  record Text(String text) implements Chunk {
    @Override
    public long lengthBytes() {
      return text.length();
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /// What of the request matters; fields that were not sent are empty.
  ///
  /// @param head whether only the fields are wanted (HEAD)
  record Wish(
      boolean head,
      Optional<String> range,
      Optional<String> ifRange,
      Optional<String> ifMatch,
      Optional<String> ifNoneMatch) {}

  /// The answer, in the order of RFC 9110 section 13.2.2.
  static Reply to(Wish wish, Sha256 image, long sizeBytes) {
    String tag = "\"" + image.hex() + "\"";
    var fields = new LinkedHashMap<String, String>();
    fields.put("ETag", tag);
    fields.put("Accept-Ranges", "bytes");
    if (wish.ifMatch().filter(asked -> !names(asked, tag, false)).isPresent()) {
      return plain(412, fields, "The file is another one now.\n");
    } else if (wish.ifNoneMatch().filter(asked -> names(asked, tag, true)).isPresent()) {
      return new Reply(304, fields, List.of());
    }
    boolean ranges = wish.ifRange().isEmpty() || wish.ifRange().get().strip().equals(tag);
    AskedRanges asked =
        wish.range()
            .filter(_ -> ranges && !wish.head())
            .map(field -> AskedRanges.of(field, sizeBytes))
            .orElseGet(AskedRanges.Whole::new);
    return switch (asked) {
      case AskedRanges.Whole _ -> whole(fields, sizeBytes);
      case AskedRanges.None _ -> {
        fields.put("Content-Range", "bytes */" + sizeBytes);
        yield plain(416, fields, "The file has %d bytes.%n".formatted(sizeBytes));
      }
      case AskedRanges.Parts(var parts) when parts.size() == 1 ->
          one(fields, parts.getFirst(), sizeBytes);
      case AskedRanges.Parts(var parts) -> several(fields, parts, image, sizeBytes);
    };
  }

  /// Bytes of the body.
  long lengthBytes() {
    return chunks.stream().mapToLong(Chunk::lengthBytes).sum();
  }

  /// Whether the body is the whole file.
  boolean isWhole(long sizeBytes) {
    return chunks.isEmpty()
        || (chunks.size() == 1
            && chunks.getFirst() instanceof OfFile(ByteRange range)
            && range.lengthBytes() == sizeBytes);
  }

  private static Reply whole(Map<String, String> fields, long sizeBytes) {
    fields.put(CONTENT_TYPE, TYPE);
    return new Reply(
        200,
        fields,
        sizeBytes == 0 ? List.of() : List.of(new OfFile(new ByteRange(0, sizeBytes - 1))));
  }

  private static Reply one(Map<String, String> fields, ByteRange range, long sizeBytes) {
    fields.put(CONTENT_TYPE, TYPE);
    fields.put("Content-Range", "bytes %s/%d".formatted(range, sizeBytes));
    return new Reply(206, fields, List.of(new OfFile(range)));
  }

  /// The boundary is made of the file's own sum, which no file can hold by intention.
  private static Reply several(
      Map<String, String> fields, List<ByteRange> ranges, Sha256 image, long sizeBytes) {
    String boundary = "part-" + image.hex();
    fields.put(CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    var chunks = new ArrayList<Chunk>();
    for (ByteRange range : ranges) {
      chunks.add(
          new Text(
              "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %s/%d\r\n\r\n"
                  .formatted(boundary, TYPE, range, sizeBytes)));
      chunks.add(new OfFile(range));
    }
    chunks.add(new Text("\r\n--%s--\r\n".formatted(boundary)));
    return new Reply(206, fields, chunks);
  }

  private static Reply plain(int status, Map<String, String> fields, String text) {
    fields.put(CONTENT_TYPE, "text/plain");
    return new Reply(status, fields, List.of(new Text(text)));
  }

  /// Whether a list of entity tags names this one (RFC 9110 section 8.8.3.2).
  private static boolean names(String list, String tag, boolean weakly) {
    for (String one : list.split(",", -1)) {
      String asked = one.strip();
      boolean same = asked.equals(tag) || (weakly && asked.equals("W/" + tag));
      if (same || asked.equals("*")) {
        return true;
      }
    }
    return false;
  }
}
