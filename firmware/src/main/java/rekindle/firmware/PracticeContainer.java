package rekindle.firmware;

import static rekindle.firmware.PayloadCipher.BLOCK_BYTES;

import java.nio.ByteBuffer;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/// A practice image of the rescue mode: a [RescueContainer] of a [PracticeArchive].
///
/// In CBC mode each block hangs on the one before. The last encrypted block of every piece is kept
/// (16 bytes for 8,192), so that any piece can be computed by itself.
final class PracticeContainer implements PracticeBody {
  private static final int PIECE_BYTES = 8_192;
  private static final int SALT_BYTES = 8;

  private final PracticeArchive archive;
  private final PayloadCipher cipher;
  private final long payloadBytes;
  // The encrypted block before each piece, one after the other.
  private final byte[] chained;
  private final ByteBuffer head;

  /// @param manifest its size is a multiple of the cipher block, within the range of practice
  ///   containers
  PracticeContainer(PracticeManifest manifest) {
    this.payloadBytes = manifest.sizeBytes() - RescueContainer.HEAD_BYTES;
    // One byte of padding: PKCS #7 adds at least one.
    this.archive = new PracticeArchive(manifest, payloadBytes - 1);
    var phrase = RescuePhrase.of(manifest);
    ByteBuffer salt = ByteBuffer.allocate(SALT_BYTES);
    new Noise(manifest.seed()).put(0, salt, SALT_BYTES);
    this.cipher = phrase.cipher(salt.flip());
    this.chained = new byte[Math.toIntExact((payloadBytes / PIECE_BYTES + 1) * BLOCK_BYTES)];
    this.head = head(phrase, salt);
    sign();
  }

  @Override
  public void putPiece(long position, ByteBuffer into, int most) {
    long inPayload = position - RescueContainer.HEAD_BYTES;
    if (inPayload < 0) {
      PracticeBody.putFrom(head, (int) position, into, most);
      return;
    }
    int inPiece = (int) (inPayload % PIECE_BYTES);
    int count = Math.min(most, PIECE_BYTES - inPiece);
    into.put(piece(inPayload / PIECE_BYTES, inPiece + count).slice(inPiece, count));
  }

  /// The first bytes of an encrypted piece, at least as many as are wanted.
  private ByteBuffer piece(long index, int wantedBytes) {
    int chainedTo = Math.toIntExact(index * BLOCK_BYTES);
    byte[] previous = Arrays.copyOfRange(chained, chainedTo, chainedTo + BLOCK_BYTES);
    int length = Math.ceilDiv(wantedBytes, BLOCK_BYTES) * BLOCK_BYTES;
    return cipher.encrypted(previous, plain(index * PIECE_BYTES, length));
  }

  private ByteBuffer plain(long position, int length) {
    ByteBuffer plain = ByteBuffer.allocate(length);
    while (plain.hasRemaining()) {
      long at = position + plain.position();
      if (at == payloadBytes - 1) {
        plain.put((byte) 1);
      } else {
        archive.putPiece(at, plain, (int) Math.min(plain.remaining(), payloadBytes - 1 - at));
      }
    }
    return plain.flip();
  }

  private static ByteBuffer head(RescuePhrase phrase, ByteBuffer salt) {
    ByteBuffer head = ByteBuffer.allocate(RescueContainer.HEAD_BYTES);
    head.position(RescueContainer.KEY_OFFSET).put(PracticeKey.wrap(phrase.text()));
    return head.put(RescueContainer.SALT_MARK.duplicate()).put(salt.duplicate()).clear();
  }

  private void sign() {
    try {
      Signature signer = PracticeKey.signer();
      signer.update(head.duplicate().position(RescueContainer.KEY_OFFSET));
      encryptAll(signer);
      head.put(0, signer.sign());
    } catch (SignatureException impossible) {
      // The signer is initialised, and RSA signs a sum of any bytes.
      throw new IllegalStateException(impossible);
    }
  }

  private void encryptAll(Signature signer) throws SignatureException {
    System.arraycopy(cipher.firstBlock(), 0, chained, 0, BLOCK_BYTES);
    for (long at = 0; at < payloadBytes; at += PIECE_BYTES) {
      long index = at / PIECE_BYTES;
      ByteBuffer piece = piece(index, (int) Math.min(PIECE_BYTES, payloadBytes - at));
      int next = Math.toIntExact((index + 1) * BLOCK_BYTES);
      if (next < chained.length) {
        piece.get(piece.limit() - BLOCK_BYTES, chained, next, BLOCK_BYTES);
      }
      signer.update(piece);
    }
  }

  /// @throws IllegalArgumentException if there is no practice container of this size, with a
  ///   message for people
  static void requireSize(long sizeBytes) {
    if (sizeBytes < RescueContainer.MIN_PRACTICE_BYTES
        || sizeBytes > RescueContainer.MAX_PRACTICE_BYTES) {
      throw new IllegalArgumentException(
          "a practice image for the rescue mode has %d to %d bytes, not %d"
              .formatted(
                  RescueContainer.MIN_PRACTICE_BYTES,
                  RescueContainer.MAX_PRACTICE_BYTES,
                  sizeBytes));
    }
  }
}
