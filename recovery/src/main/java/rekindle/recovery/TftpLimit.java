package rekindle.recovery;

import rekindle.firmware.Protocol;
import rekindle.firmware.TftpWall;

/// What [TftpWall] means for a recovery that was seen.
final class TftpLimit {

  static final Wording WARNING =
      new Wording(
          "The image is larger than %,d bytes. Past that size a boot loader must let the block"
              + " number begin anew, and some stop there.",
          "Das Image ist größer als %,d Byte. Darüber muss ein Boot-Loader die Blocknummer von vorn"
              + " beginnen lassen, und manche bleiben dort stehen.");

  private TftpLimit() {}

  /// Largest file that the phone can take without a wrap, at the agreed block size.
  static long of(Recovery recovery) {
    return TftpWall.largestBytes(blockSize(recovery));
  }

  static boolean isBeyond(Recovery recovery) {
    return recovery.protocol() == Protocol.TFTP
        && blockSize(recovery) > 0
        && Facts.size(recovery) > of(recovery);
  }

  /// Whether a transfer broke off at the very block where the number wraps, or one beside it.
  static boolean isWhereItBroke(Recovery recovery) {
    return isBeyond(recovery)
        && Math.abs(recovery.bytes() - of(recovery)) <= 2L * blockSize(recovery);
  }

  private static int blockSize(Recovery recovery) {
    return recovery.deciding().blockSizeBytes().orElse(0);
  }
}
