package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// The outer layout of the images of the rescue mode, `snom870-r.bin` and its like.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 128 | signature over everything after it: RSA of 1,024 bits, SHA-1, PKCS #1 version 1.5 |
/// | 128 | 128 | pass phrase, wrapped with the private key (block type 1) |
/// | 256 | 8 | `Salted__` |
/// | 264 | 8 | salt |
/// | 272 | 16 n | AES-128-CBC of a tar.gz, as `openssl enc` writes it |
///
/// Sources: ros-it.ch/snom-760-firmware-hack (layout, of the 760 and D765); secure-computing.net,
/// Decompressing Snom Firmware (`Salted__` at 256). That the 8xx have the same layout is inferred:
/// all 180 sizes of `-r.bin` files in Wazo's list are 272 and whole blocks.
///
/// Whole practice images open with the tools of any system:
///
/// ```
/// dd if=snom870-r.bin bs=128 count=1 of=signature; tail -c +129 snom870-r.bin > signed
/// openssl dgst -sha1 -verify practice-key-DO-NOT-TRUST.public.pem -signature signature signed
/// dd if=snom870-r.bin bs=128 skip=1 count=1 of=wrapped
/// openssl pkeyutl -verifyrecover -pubin -inkey practice-key-DO-NOT-TRUST.public.pem \
///   -in wrapped -out phrase
/// tail -c +257 snom870-r.bin | openssl enc -d -aes-128-cbc -pass file:phrase | tar tzv
/// ```
public final class RescueContainer {
  /// Length of a cipher block, of which every container is a multiple.
  public static final int BLOCK_BYTES = PayloadCipher.BLOCK_BYTES;

  /// Smallest practice image in this layout.
  public static final int MIN_PRACTICE_BYTES = 4_096;

  /// Largest practice image in this layout: what the trailer of a gzip file can count, in blocks.
  public static final long MAX_PRACTICE_BYTES = 0xFFFF_FFF0L;

  /// Everything before the payload.
  static final int HEAD_BYTES = 272;

  static final int KEY_OFFSET = PracticeKey.SIZE_BYTES;
  static final int MARK_OFFSET = KEY_OFFSET + PracticeKey.SIZE_BYTES;
  static final int SALT_OFFSET = MARK_OFFSET + 8;
  static final ByteBuffer SALT_MARK =
      ByteBuffer.wrap("Salted__".getBytes(US_ASCII)).asReadOnlyBuffer();

  private RescueContainer() {}

  /// The verdict on bytes that are all there; [RescueCheck] does it piece by piece.
  ///
  /// @param image read from position to limit; both stay
  public static RescueVerdict verify(ByteBuffer image) {
    var check = new RescueCheck();
    check.accept(image.duplicate());
    return check.verdict();
  }
}
