package rekindle.recovery;

import rekindle.firmware.Protocol;

/// Figures and names of a recovery in the form in which a diagnosis needs them.
final class Facts {

  private static final long PERCENT = 100;

  private Facts() {}

  /// The name asked, safe to print.
  static String name(Recovery recovery) {
    return PeerText.printable(recovery.name());
  }

  /// Size of the image in bytes; what was sent, where the size is not known.
  static long size(Recovery recovery) {
    return recovery.sizeBytes().orElse(recovery.bytes());
  }

  /// How much of the image the phone has, 0 to 100.
  static long percent(Recovery recovery) {
    long size = size(recovery);
    return size == 0 ? PERCENT : Math.min(PERCENT, recovery.bytes() * PERCENT / size);
  }

  /// How long a station waits for a phone that says nothing. A phone that fetches over a connection
  /// may stop reading for as long as it erases.
  static int patienceSeconds(Recovery recovery) {
    return recovery.protocol() == Protocol.TFTP ? 90 : 300;
  }

  /// Blocks of the whole image: the last one is shorter than the others (RFC 1350 section 6). 0
  /// where there are no blocks.
  static long blocks(Recovery recovery) {
    int blockSize = recovery.deciding().blockSizeBytes().orElse(0);
    return blockSize == 0 ? 0 : size(recovery) / blockSize + 1;
  }
}
