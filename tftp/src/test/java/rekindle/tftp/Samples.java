package rekindle.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import rekindle.tftp.Negotiation.Answer.Agreed;

/// Values that many tests begin with.
final class Samples {
  static final Limits LIMITS = Limits.ofBlockSize(1468);

  private Samples() {}

  /// A moment, in seconds from the start of the test.
  static long at(double seconds) {
    return (long) (seconds * 1_000_000_000L);
  }

  static ReadRequest read(Option... options) {
    return new ReadRequest("snom320.bin", "octet", Options.of(options));
  }

  static WriteRequest write(Option... options) {
    return new WriteRequest("settings.txt", "octet", Options.of(options));
  }

  static Option option(String name, String value) {
    return new Option(name, value);
  }

  static Terms terms(int blockSizeBytes, int windowSize) {
    return new Terms(blockSizeBytes, windowSize, Optional.empty(), Rollover.TO_ZERO, Mode.OCTET);
  }

  static Terms termsWithTimeout(int seconds) {
    return new Terms(
        512, 1, Optional.of(Duration.ofSeconds(seconds)), Rollover.TO_ZERO, Mode.OCTET);
  }

  static Agreed agreed(Request request, long sizeBytes) {
    return (Agreed) Negotiation.answer(request, sizeBytes, LIMITS);
  }

  /// Bytes as a datagram; one char is one byte.
  static ByteBuffer bytes(String latin1) {
    return ByteBuffer.wrap(latin1.getBytes(ISO_8859_1));
  }
}
