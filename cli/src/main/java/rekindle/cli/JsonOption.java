package rekindle.cli;

import picocli.CommandLine.Option;

/// `--json`, on every command that reports.
final class JsonOption {
  @Option(names = "--json", description = "Report as JSON, for scripts.")
  boolean asked;
}
