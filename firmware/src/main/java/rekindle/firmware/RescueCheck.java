package rekindle.firmware;

import static rekindle.firmware.RescueContainer.BLOCK_BYTES;
import static rekindle.firmware.RescueContainer.HEAD_BYTES;
import static rekindle.firmware.RescueContainer.KEY_OFFSET;
import static rekindle.firmware.RescueContainer.MARK_OFFSET;
import static rekindle.firmware.RescueContainer.SALT_MARK;
import static rekindle.firmware.RescueContainer.SALT_OFFSET;

import java.nio.ByteBuffer;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;

/// Checks a file in the layout of [RescueContainer] piece by piece, in the order of its bytes, with
/// the same small memory for any size.
///
/// A practice image is recognised by its wrapped phrase, which the practice key opens and which
/// says how long the image is. So a damaged one is told from one that somebody else signed.
public final class RescueCheck {
  // Enough of the payload for gzip's header with its comment, and for the manifest.
  private static final int KEPT_BYTES = HEAD_BYTES + 4_096;

  private final ByteBuffer start = ByteBuffer.allocate(KEPT_BYTES);
  private final Signature signature = PracticeKey.verifier();
  private Optional<RescuePhrase> phrase = Optional.empty();
  private long sizeBytes;

  /// Takes the next bytes.
  ///
  /// @param piece read from position to limit; left at its limit
  public void accept(ByteBuffer piece) {
    long before = sizeBytes;
    sizeBytes += piece.remaining();
    start.put(piece.slice(piece.position(), Math.min(start.remaining(), piece.remaining())));
    if (before < MARK_OFFSET && sizeBytes >= MARK_OFFSET) {
      phrase =
          PracticeKey.unwrap(start.duplicate().position(KEY_OFFSET)).flatMap(RescuePhrase::parse);
      phrase.ifPresent(_ -> cover(start.slice(KEY_OFFSET, MARK_OFFSET - KEY_OFFSET)));
    }
    phrase.ifPresent(known -> coverRest(piece, before, known));
    piece.position(piece.limit());
  }

  /// The verdict on everything that was accepted, taken as the whole file. To be called once.
  public RescueVerdict verdict() {
    return phrase.map(this::verdictOnPractice).orElseGet(this::verdictOnForeign);
  }

  private void coverRest(ByteBuffer piece, long before, RescuePhrase known) {
    long from = Math.max(before, MARK_OFFSET);
    long to = Math.min(sizeBytes, known.sizeBytes());
    if (from < to) {
      cover(piece.slice(piece.position() + (int) (from - before), (int) (to - from)));
    }
  }

  private void cover(ByteBuffer signed) {
    try {
      signature.update(signed);
    } catch (SignatureException impossible) {
      // It is initialised when it is made.
      throw new IllegalStateException(impossible);
    }
  }

  private RescueVerdict verdictOnPractice(RescuePhrase known) {
    if (sizeBytes < known.sizeBytes()) {
      return new RescueVerdict.Truncated(sizeBytes, known.sizeBytes());
    }
    if (!signatureHolds()) {
      return new RescueVerdict.BadSignature();
    }
    return manifest(known)
        .filter(manifest -> manifest.sizeBytes() == known.sizeBytes())
        .<RescueVerdict>map(m -> new RescueVerdict.Good(m, sizeBytes - known.sizeBytes()))
        .orElseGet(RescueVerdict.Unreadable::new);
  }

  private RescueVerdict verdictOnForeign() {
    if (start.position() < HEAD_BYTES
        || !start.slice(MARK_OFFSET, SALT_MARK.limit()).equals(SALT_MARK)) {
      return new RescueVerdict.NotContainer();
    }
    long wholeBytes =
        Math.max(HEAD_BYTES + BLOCK_BYTES, Math.ceilDiv(sizeBytes, BLOCK_BYTES) * BLOCK_BYTES);
    return sizeBytes < wholeBytes
        ? new RescueVerdict.Truncated(sizeBytes, wholeBytes)
        : new RescueVerdict.UnknownSigner();
  }

  private boolean signatureHolds() {
    try {
      return signature.verify(Arrays.copyOf(start.array(), KEY_OFFSET));
    } catch (SignatureException malformed) {
      // A signature may be any bytes; the JDK throws for some that no key can have made.
      return false;
    }
  }

  private Optional<PracticeManifest> manifest(RescuePhrase known) {
    long keptPayload = Math.min(known.sizeBytes(), start.position()) - HEAD_BYTES;
    if (keptPayload < BLOCK_BYTES) {
      return Optional.empty();
    }
    int length = (int) keptPayload / BLOCK_BYTES * BLOCK_BYTES;
    ByteBuffer payload = start.slice(HEAD_BYTES, length);
    ByteBuffer salt = start.slice(SALT_OFFSET, HEAD_BYTES - SALT_OFFSET);
    return ArchiveStart.manifest(known.cipher(salt).decrypted(payload));
  }
}
