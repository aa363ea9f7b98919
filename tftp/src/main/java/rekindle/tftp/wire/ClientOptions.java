package rekindle.tftp.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.Option;
import rekindle.tftp.Options;
import rekindle.tftp.RetryPolicy;
import rekindle.tftp.Terms;

/// What a [TftpClient] asks for, and how long it waits.
///
/// @param blockSizeBytes 8 to 65,464; 512 is not asked for, being what there is without asking
/// @param windowSize blocks for each ACK, 1 to 65,535; 1 is not asked for
/// @param patience how long a silent server is waited for, from its last packet
public record ClientOptions(int blockSizeBytes, int windowSize, Duration patience) {
  /// Blocks that fit an Ethernet and most tunnels, acknowledged one by one; 30 s of patience.
  public static final ClientOptions DEFAULTS = new ClientOptions(1428, 1, Duration.ofSeconds(30));

  /// @throws IllegalArgumentException if a number is outside its range
  public ClientOptions {
    if (blockSizeBytes < Terms.SMALLEST_BLOCK_SIZE_BYTES
        || blockSizeBytes > Terms.LARGEST_BLOCK_SIZE_BYTES) {
      throw new IllegalArgumentException(
          "blocks of " + blockSizeBytes + " bytes: expected 8 to 65464");
    }
    if (windowSize < 1 || windowSize > 65_535) {
      throw new IllegalArgumentException("windows of " + windowSize + ": expected 1 to 65535");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("patience of " + patience);
    }
  }

  /// With blocks of this size.
  public ClientOptions withBlockSizeBytes(int bytes) {
    return new ClientOptions(bytes, windowSize, patience);
  }

  /// With windows of this size.
  public ClientOptions withWindowSize(int blocks) {
    return new ClientOptions(blockSizeBytes, blocks, patience);
  }

  /// With this patience.
  public ClientOptions withPatience(Duration silence) {
    return new ClientOptions(blockSizeBytes, windowSize, silence);
  }

  /// Our own client's habits, with this patience.
  ClientHabits habits() {
    ClientHabits ours = ClientHabits.REKINDLE;
    return new ClientHabits(
        ours.name(),
        ours.asks(),
        retry(ours.retry()),
        ours.acknowledgesDuplicates(),
        ours.optionCheck(),
        ours.startsOver(),
        ours.startOverAfter(),
        ours.firstBlockMustBeOne(),
        ours.diesAtWrap(),
        ours.dally());
  }

  private RetryPolicy retry(RetryPolicy usual) {
    return new RetryPolicy(
        usual.first(),
        usual.longest(),
        usual.growthPercent(),
        usual.packets(),
        usual.countsOverWholeFile(),
        patience);
  }

  /// The options of a request.
  ///
  /// @param sizeBytes of the file that is sent; 0 to be told the size of the one asked for
  Options asked(long sizeBytes) {
    List<Option> asked = new ArrayList<>();
    asked.add(Option.of(Option.TRANSFER_SIZE, sizeBytes));
    if (blockSizeBytes != Terms.DEFAULT_BLOCK_SIZE_BYTES) {
      asked.add(Option.of(Option.BLOCK_SIZE, blockSizeBytes));
    }
    if (windowSize > 1) {
      asked.add(Option.of(Option.WINDOW_SIZE, windowSize));
    }
    return new Options(asked);
  }
}
