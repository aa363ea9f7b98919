package rekindle.firmware;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A synthetic image for virtual phones: a [PracticeManifest] in the outer format that the model's
/// boot loader expects, then bytes that follow from the seed alone.
///
/// For boot loaders that speak TFTP alone that is U-Boot's legacy format ([UImageHeader]), for the
/// rescue mode a [RescueContainer] signed with the practice key.
///
/// Its bytes are computed where they are read, so an image of any size takes no memory. Equal
/// arguments give equal bytes, in this and every later version of Rekindle.
public final class PracticeImage {
  /// Header and manifest of U-Boot's format, no further data.
  public static final int MIN_SIZE_BYTES = UImageHeader.SIZE_BYTES + PracticeManifest.SIZE_BYTES;

  /// What the header's length field can announce.
  public static final long MAX_SIZE_BYTES = UImageHeader.SIZE_BYTES + UImageHeader.MAX_DATA_BYTES;

  // The last change of the user's document, 8 November 2010 16:37 UTC: fixed, so that equal
  // arguments give equal bytes.
  static final long CREATED_SECONDS = 1_289_234_220L;

  private final PracticeManifest manifest;
  private final PracticeBody body;

  private PracticeImage(PracticeManifest manifest, PracticeBody body) {
    this.manifest = manifest;
    this.body = body;
  }

  /// Makes an image for a model, in the format of its procedure.
  ///
  /// @param sizeBytes the whole file; rounded up as [#wholeSizeBytes] says
  /// @param firmwareVersion 1 to 32 letters, digits and `.`, `_`, `+`, `-`
  /// @param seed any number; another seed gives other bytes
  /// @throws IllegalArgumentException if an argument is outside its range, with a message for
  ///   people
  public static PracticeImage make(Model model, long sizeBytes, String firmwareVersion, long seed) {
    return make(model.procedure().value(), model.id(), sizeBytes, firmwareVersion, seed);
  }

  /// Makes an image in the format of a procedure.
  ///
  /// @param model the model's id, such as `snom870`
  /// @param sizeBytes the whole file: [#MIN_SIZE_BYTES] to [#MAX_SIZE_BYTES] for the TFTP update
  ///   application, [RescueContainer#MIN_PRACTICE_BYTES] to [RescueContainer#MAX_PRACTICE_BYTES]
  ///   for the rescue mode; rounded up as [#wholeSizeBytes] says
  /// @param firmwareVersion 1 to 32 letters, digits and `.`, `_`, `+`, `-`
  /// @param seed any number; another seed gives other bytes
  /// @throws IllegalArgumentException if an argument is outside its range, with a message for
  ///   people
  public static PracticeImage make(
      Procedure procedure, String model, long sizeBytes, String firmwareVersion, long seed) {
    long wholeBytes = wholeSizeBytes(procedure, sizeBytes);
    if (procedure == Procedure.RESCUE_MODE) {
      PracticeContainer.requireSize(wholeBytes);
    }
    var manifest = new PracticeManifest(model, firmwareVersion, seed, wholeBytes);
    return new PracticeImage(
        manifest,
        switch (procedure) {
          case TFTP_UPDATE_APPLICATION, TFTP_BY_PINS -> new PracticeUImage(manifest);
          case RESCUE_MODE -> new PracticeContainer(manifest);
        });
  }

  /// Makes an image for the TFTP update application.
  ///
  /// @param model the model's id, such as `snom320`
  /// @param sizeBytes the whole file, [#MIN_SIZE_BYTES] to [#MAX_SIZE_BYTES]
  /// @param firmwareVersion 1 to 32 letters, digits and `.`, `_`, `+`, `-`
  /// @param seed any number; another seed gives other bytes
  /// @throws IllegalArgumentException if an argument is outside its range, with a message for
  ///   people
  public static PracticeImage make(
      String model, long sizeBytes, String firmwareVersion, long seed) {
    return make(Procedure.TFTP_UPDATE_APPLICATION, model, sizeBytes, firmwareVersion, seed);
  }

  /// The size that an image of about this size really gets: U-Boot's format takes any, a container
  /// of the rescue mode ends with a whole cipher block of 16 bytes. What is too large stays so.
  public static long wholeSizeBytes(Procedure procedure, long sizeBytes) {
    return switch (procedure) {
      case TFTP_UPDATE_APPLICATION, TFTP_BY_PINS -> sizeBytes;
      case RESCUE_MODE ->
          sizeBytes > RescueContainer.MAX_PRACTICE_BYTES
              ? sizeBytes
              : Math.ceilDiv(sizeBytes, RescueContainer.BLOCK_BYTES) * RescueContainer.BLOCK_BYTES;
    };
  }

  public PracticeManifest manifest() {
    return manifest;
  }

  public long sizeBytes() {
    return manifest.sizeBytes();
  }

  /// Reads bytes of the file from a position on.
  ///
  /// @param position first byte wanted, from 0
  /// @param into filled from its position as far as the file and its room reach
  /// @return how many bytes were put; 0 if `into` is full, -1 at the end of the file
  public int read(long position, ByteBuffer into) {
    Objects.checkIndex(position, sizeBytes() + 1);
    if (position == sizeBytes()) {
      return into.hasRemaining() ? -1 : 0;
    }
    int wanted = (int) Math.min(into.remaining(), sizeBytes() - position);
    int before = into.position();
    while (into.position() - before < wanted) {
      int done = into.position() - before;
      body.putPiece(position + done, into, wanted - done);
    }
    return wanted;
  }

  /// The whole file as a stream; reads never fail.
  public InputStream stream() {
    return new PracticeStream(this);
  }

  /// The whole file, for small images.
  ///
  /// @throws ArithmeticException if it does not fit in one array
  public ByteBuffer bytes() {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    read(0, all);
    return all.flip();
  }
}
