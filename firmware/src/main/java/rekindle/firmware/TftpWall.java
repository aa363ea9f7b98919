package rekindle.firmware;

/// The size past which a TFTP client must let the block number begin anew.
///
/// Block numbers have 16 bits and begin with 1; the last block is shorter than the others (RFC 1350
/// sections 2 and 5). What comes after 65,535 is in no RFC, and some boot loaders stop there: "if
/// the firmware file is bigger than 32MB, the TFTP/FTP server will not work" (service.snom.com,
/// Updating the firmware, recovery via Network).
public final class TftpWall {
  /// The largest file for a phone that asks for no other block size than RFC 1350's: 33,553,919
  /// bytes.
  public static final long USUAL_BYTES = largestBytes(512);

  private static final int LAST_BLOCK = 65_535;

  private TftpWall() {}

  /// The largest file without a wrap at a block size.
  ///
  /// @param blockSizeBytes agreed block size, at least 1
  public static long largestBytes(int blockSizeBytes) {
    return (long) LAST_BLOCK * blockSizeBytes - 1;
  }
}
