package rekindle.recovery;

import rekindle.firmware.Protocol;

/// The size past which a TFTP client must let the block number begin anew.
///
/// Block numbers have 16 bits (RFC 1350 section 5). What comes after 65,535 is in no RFC, and some
/// boot loaders stop there: "if the firmware file is bigger than 32MB, the TFTP/FTP server will not
/// work" (service.snom.com, Updating the firmware, recovery via Network).
final class TftpLimit {

  static final Wording WARNING =
      new Wording(
          "The image is larger than %,d bytes. Past that size a boot loader must let the block"
              + " number begin anew, and some stop there.",
          "Das Image ist größer als %,d Byte. Darüber muss ein Boot-Loader die Blocknummer von vorn"
              + " beginnen lassen, und manche bleiben dort stehen.");

  private static final int LAST_BLOCK = 65_535;

  private TftpLimit() {}

  /// Largest file that the phone can take without a wrap, at the agreed block size.
  static long of(Recovery recovery) {
    return (long) LAST_BLOCK * blockSize(recovery) - 1;
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
