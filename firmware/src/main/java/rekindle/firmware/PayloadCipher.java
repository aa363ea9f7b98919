package rekindle.firmware;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-128 in CBC mode with key and first block as `openssl enc -aes-128-cbc` derives them from a
/// pass phrase and a salt: `EVP_BytesToKey` with one round of SHA-256, the default since OpenSSL
/// 1.1.0.
///
/// Which digest the vendor's tool of 2010 used is not public (then the default was MD5). Practice
/// images take today's default, so that `openssl enc -d` needs no option that it warns about.
final class PayloadCipher {
  static final int BLOCK_BYTES = 16;

  private final SecretKeySpec key;
  private final byte[] firstBlock;

  private PayloadCipher(SecretKeySpec key, byte[] firstBlock) {
    this.key = key;
    this.firstBlock = firstBlock;
  }

  /// @param salt 8 bytes from its position, which stays
  static PayloadCipher of(byte[] phrase, ByteBuffer salt) {
    MessageDigest digest = Sha256.digest();
    digest.update(phrase);
    digest.update(salt.duplicate());
    byte[] derived = digest.digest();
    return new PayloadCipher(
        new SecretKeySpec(derived, 0, BLOCK_BYTES, "AES"),
        Arrays.copyOfRange(derived, BLOCK_BYTES, 2 * BLOCK_BYTES));
  }

  /// The block that the first one is chained to.
  byte[] firstBlock() {
    return firstBlock.clone();
  }

  /// Encrypts whole blocks.
  ///
  /// @param previous the encrypted block before the first of them
  /// @param plain read from position to limit, a multiple of the block; left at its limit
  /// @return the encrypted blocks, ready to be read
  ByteBuffer encrypted(byte[] previous, ByteBuffer plain) {
    return transformed(Cipher.ENCRYPT_MODE, previous, plain);
  }

  /// Decrypts whole blocks from the payload's first one on; the padding stays.
  ///
  /// @param payload read from position to limit, a multiple of the block; left at its limit
  ByteBuffer decrypted(ByteBuffer payload) {
    return transformed(Cipher.DECRYPT_MODE, firstBlock, payload);
  }

  private ByteBuffer transformed(int mode, byte[] previous, ByteBuffer blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(previous));
      ByteBuffer done = ByteBuffer.allocate(blocks.remaining());
      cipher.doFinal(blocks, done);
      return done.flip();
    } catch (GeneralSecurityException impossible) {
      // Every Java platform has AES/CBC/NoPadding (class documentation of Cipher), and the blocks
      // are whole.
      throw new IllegalStateException(impossible);
    }
  }
}
