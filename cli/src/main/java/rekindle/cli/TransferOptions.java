package rekindle.cli;

import picocli.CommandLine.Option;
import rekindle.cli.terminal.Failure;
import rekindle.tftp.wire.ClientOptions;

/// What `get` and `put` ask the server for.
final class TransferOptions {
  @Option(
      names = "--blksize",
      paramLabel = "N",
      description = "Bytes a block, 8 to 65464 (default: ${DEFAULT-VALUE}).")
  int blockSizeBytes = ClientOptions.DEFAULTS.blockSizeBytes();

  @Option(
      names = "--windowsize",
      paramLabel = "N",
      description = "Blocks for each acknowledgement, 1 to 65535 (default: ${DEFAULT-VALUE}).")
  int windowSize = ClientOptions.DEFAULTS.windowSize();

  ClientOptions asked() throws Failure {
    try {
      return ClientOptions.DEFAULTS.withBlockSizeBytes(blockSizeBytes).withWindowSize(windowSize);
    } catch (IllegalArgumentException trouble) {
      throw Failure.usage(
          "That cannot be asked for: %s.".formatted(trouble.getMessage()),
          "leave the option out, or name a number in its range.");
    }
  }
}
