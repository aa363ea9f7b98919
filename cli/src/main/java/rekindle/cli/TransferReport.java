package rekindle.cli;

import java.util.Locale;
import rekindle.cli.terminal.Amounts;
import rekindle.tftp.wire.ClientResult;

/// A whole transfer as scripts read it.
record TransferReport(
    String url,
    String file,
    long bytes,
    double seconds,
    int blockSizeBytes,
    int windowSize,
    long retransmittedBlocks) {

  static TransferReport of(TftpUrl url, String file, ClientResult.Ended ended) {
    return new TransferReport(
        url.toString(),
        file,
        ended.totals().bytes(),
        ended.totals().duration().toMillis() / 1_000.0,
        ended.terms().blockSizeBytes(),
        ended.terms().windowSize(),
        ended.totals().retransmittedBlocks());
  }

  /// As people read it: `3,306,384 bytes in 1.2 s`.
  String amount() {
    return String.format(Locale.ROOT, "%s bytes in %.1f s", Amounts.exactly(bytes), seconds);
  }
}
