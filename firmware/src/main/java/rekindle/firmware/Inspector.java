package rekindle.firmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Inspects a file piece by piece, in the order of its bytes, with the same small memory for any
/// size.
public final class Inspector {
  private static final int HEAD_BYTES = PracticeImage.MIN_SIZE_BYTES;

  // First bytes as ISO 8859-1 text. gzip: with the method byte, because two bytes alone may well
  // open an opaque image by chance.
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "PK\3\4", "zip",
          "PK\5\6", "zip",
          "\u001F\u008B\u0008", "gzip",
          "7z\u00BC\u00AF'\u001C", "7z",
          "Rar!\u001A\7", "rar",
          "\u00FD7zXZ\0", "xz",
          "BZh", "bzip2");
  // The "newc" format of cpio, without and with sums (cpio(5)).
  private static final List<String> CPIO_STARTS = List.of("070701", "070702");
  private static final List<String> PAGE_STARTS =
      List.of("<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<script", "<meta");

  private final MessageDigest digest = Sha256.digest();
  private final MessageDigest olderDigest = Sha1.digest();
  private final UImageCheck check = new UImageCheck();
  private final RescueCheck rescueCheck = new RescueCheck();
  private final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
  private long sizeBytes;

  /// Takes the next bytes.
  ///
  /// @param piece read from position to limit; left at its limit
  public void accept(ByteBuffer piece) {
    sizeBytes += piece.remaining();
    head.put(piece.slice(piece.position(), Math.min(head.remaining(), piece.remaining())));
    digest.update(piece.duplicate());
    olderDigest.update(piece.duplicate());
    rescueCheck.accept(piece.duplicate());
    check.accept(piece);
  }

  /// The inspection of everything that was accepted, taken as the whole file. To be called once.
  public Inspection inspection() {
    return new Inspection(kind(), sizeBytes, Sha256.finish(digest), Sha1.finish(olderDigest));
  }

  private FileKind kind() {
    return switch (check.verdict()) {
      case UImageVerdict.Good good -> wholeUImage(good);
      case UImageVerdict.Truncated truncated -> new FileKind.TruncatedUImage(truncated);
      case UImageVerdict.BadHeader() -> new FileKind.DamagedUImage(true);
      case UImageVerdict.BadData _ -> new FileKind.DamagedUImage(false);
      case UImageVerdict.NotUImage() -> kindByContainer();
    };
  }

  private FileKind wholeUImage(UImageVerdict.Good good) {
    ByteBuffer data = head.duplicate().flip().position(UImageHeader.SIZE_BYTES);
    return PracticeManifest.read(data)
        .filter(manifest -> manifest.sizeBytes() == sizeBytes)
        .<FileKind>map(FileKind.Practice::new)
        .orElseGet(() -> new FileKind.UImage(good.header(), good.trailingBytes()));
  }

  private FileKind kindByContainer() {
    return switch (rescueCheck.verdict()) {
      case RescueVerdict.Good(PracticeManifest manifest, long trailingBytes) ->
          trailingBytes == 0 ? new FileKind.Practice(manifest) : new FileKind.DamagedContainer();
      case RescueVerdict.BadSignature(), RescueVerdict.Unreadable() ->
          new FileKind.DamagedContainer();
      case RescueVerdict.Truncated truncated -> new FileKind.TruncatedContainer(truncated);
      case RescueVerdict.UnknownSigner() -> new FileKind.Container();
      case RescueVerdict.NotContainer() -> kindByFirstBytes();
    };
  }

  private FileKind kindByFirstBytes() {
    if (sizeBytes == 0) {
      return new FileKind.Empty();
    }
    String start = new String(head.array(), 0, head.position(), ISO_8859_1);
    for (Map.Entry<String, String> archive : ARCHIVES.entrySet()) {
      if (start.startsWith(archive.getKey())) {
        return new FileKind.Archive(archive.getValue());
      }
    }
    if (CPIO_STARTS.stream().anyMatch(start::startsWith)) {
      return new FileKind.UpdatePackage();
    }
    return looksLikePage(start) ? new FileKind.WebPage() : new FileKind.Opaque();
  }

  private static boolean looksLikePage(String start) {
    String withoutMark = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    String text = withoutMark.stripLeading().toLowerCase(Locale.ROOT);
    return PAGE_STARTS.stream().anyMatch(text::startsWith);
  }
}
