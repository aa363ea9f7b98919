package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key pair of practice images of the rescue mode: RSA of 1,024 bits, as the vendor's.
///
/// Both halves ship with Rekindle as resources whose names and first lines say that they protect
/// nothing. No secret depends on them; they make the outer layout checkable by foreign tools.
final class PracticeKey {
  /// Length of a signature, and of a wrapped phrase.
  static final int SIZE_BYTES = 128;

  /// The longest phrase that fits with the least padding (RFC 8017 section 7.2.1: 11 bytes).
  static final int MAX_PHRASE_BYTES = SIZE_BYTES - 11;

  private static final String SIGNING = "SHA1withRSA";
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z ]+-----\\s(.*?)\\s-----END", Pattern.DOTALL);

  private static final RSAPublicKey PUBLIC = publicKey();

  private PracticeKey() {}

  /// Signs what is put into it: RSA over SHA-1, PKCS #1 version 1.5 (RFC 8017 section 8.2).
  static Signature signer() {
    return unfailing(
        () -> {
          Signature signer = Signature.getInstance(SIGNING);
          signer.initSign(privateKey());
          return signer;
        });
  }

  /// Checks the signature of what is put into it.
  static Signature verifier() {
    return unfailing(
        () -> {
          Signature verifier = Signature.getInstance(SIGNING);
          verifier.initVerify(PUBLIC);
          return verifier;
        });
  }

  /// Wraps a phrase with the private half, as `openssl pkeyutl -sign` does without a digest: block
  /// type 1 (RFC 8017 section 9.2), so that the public half unwraps it.
  ///
  /// @param phrase at most [#MAX_PHRASE_BYTES] of ASCII
  static ByteBuffer wrap(String phrase) {
    byte[] text = phrase.getBytes(US_ASCII);
    if (text.length > MAX_PHRASE_BYTES) {
      throw new IllegalArgumentException("a phrase of " + text.length + " bytes");
    }
    var block = new byte[SIZE_BYTES];
    Arrays.fill(block, 2, SIZE_BYTES - text.length - 1, (byte) 0xFF);
    block[1] = 1;
    System.arraycopy(text, 0, block, SIZE_BYTES - text.length, text.length);
    RSAPrivateKey key = privateKey();
    BigInteger wrapped =
        new BigInteger(1, block).modPow(key.getPrivateExponent(), key.getModulus());
    return ByteBuffer.wrap(fixed(wrapped));
  }

  /// The phrase that was wrapped with the private half; empty if these bytes were not.
  ///
  /// @param wrapped [#SIZE_BYTES] bytes from its position, which stays
  static Optional<String> unwrap(ByteBuffer wrapped) {
    var bytes = new byte[SIZE_BYTES];
    wrapped.get(wrapped.position(), bytes);
    byte[] block =
        fixed(new BigInteger(1, bytes).modPow(PUBLIC.getPublicExponent(), PUBLIC.getModulus()));
    if (block[0] != 0 || block[1] != 1) {
      return Optional.empty();
    }
    int at = 2;
    while (at < SIZE_BYTES && block[at] == (byte) 0xFF) {
      at++;
    }
    // At least eight bytes of padding, or anything would pass now and then.
    return at >= 10 && at < SIZE_BYTES && block[at] == 0
        ? Optional.of(new String(block, at + 1, SIZE_BYTES - at - 1, US_ASCII))
        : Optional.empty();
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    var block = new byte[SIZE_BYTES];
    int count = Math.min(bytes.length, SIZE_BYTES);
    System.arraycopy(bytes, bytes.length - count, block, SIZE_BYTES - count, count);
    return block;
  }

  private static RSAPublicKey publicKey() {
    return unfailing(
        () ->
            (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(pem("public"))));
  }

  private static RSAPrivateKey privateKey() {
    return unfailing(
        () ->
            (RSAPrivateKey)
                KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(pem("private"))));
  }

  private static byte[] pem(String half) throws IOException {
    String path = "/practice/practice-key-DO-NOT-TRUST." + half + ".pem";
    try (InputStream resource = PracticeKey.class.getResourceAsStream(path)) {
      if (resource == null) {
        throw new IOException(path + " is missing");
      }
      Matcher body = PEM.matcher(new String(resource.readAllBytes(), US_ASCII));
      if (!body.find()) {
        throw new IOException(path + " holds no key");
      }
      return Base64.getMimeDecoder().decode(body.group(1));
    }
  }

  private interface Work<T> {
    T done() throws GeneralSecurityException, IOException;
  }

  /// What can only fail if Rekindle is built wrongly: the keys are its own, and every Java platform
  /// has RSA and SHA1withRSA (class documentation of Signature).
  private static <T> T unfailing(Work<T> work) {
    try {
      return work.done();
    } catch (GeneralSecurityException | IOException ours) {
      throw new IllegalStateException(ours);
    }
  }
}
