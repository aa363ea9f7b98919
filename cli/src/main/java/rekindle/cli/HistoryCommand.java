package rekindle.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.Table;
import rekindle.firmware.Sha256;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.Outcome;
import rekindle.recovery.Recoveries;
import rekindle.recovery.Recovery;
import rekindle.station.Quoted;
import rekindle.station.report.Json;
import rekindle.station.report.RecoveryReport;

/// `history`: the recoveries that the stations of this data directory have seen.
@Command(
    name = "history",
    header = "The recoveries this station has seen.",
    description = "Lists them from the first to the last. A station may run meanwhile.")
final class HistoryCommand implements Callable<Integer> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Console console;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  HistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    List<Recovery> recoveries = recoveries();
    if (json.asked) {
      console.out().println(Json.pretty(recoveries.stream().map(RecoveryReport::of).toList()));
    } else if (recoveries.isEmpty()) {
      console.out().println("No phone has asked yet. Next: rekindle serve");
    } else {
      table(recoveries).lines().forEach(console.out()::println);
    }
    console.out().flush();
    return 0;
  }

  private List<Recovery> recoveries() throws Failure {
    Optional<Journal> present = data.directory(console.environment()).journalIfPresent();
    if (present.isEmpty()) {
      return List.of();
    }
    try (Journal journal = present.get()) {
      var recoveries = new Recoveries();
      journal.replay(0, recoveries::apply);
      return recoveries.list();
    } catch (JournalException trouble) {
      throw Words.failure(trouble);
    }
  }

  private static Table table(List<Recovery> recoveries) {
    var table =
        new Table(
            "STARTED",
            "PHONE",
            "BY",
            "MODEL",
            "ASKED FOR",
            "IMAGE",
            "BYTES",
            "TIME",
            "RESENT",
            "OUTCOME");
    recoveries.forEach(
        one ->
            table.row(
                MOMENT.format(one.startedAt().atZone(ZoneId.systemDefault())),
                one.phone(),
                one.protocol(),
                one.model().orElse("?") + one.otherModel().map(" (is a %s)"::formatted).orElse(""),
                Quoted.of(one.name()),
                one.image().map(Sha256::brief).orElse("-"),
                bytes(one.bytes(), one.sizeBytes()),
                Amounts.time(one.duration()),
                one.retransmittedBlocks(),
                outcome(one.outcome(), one.deciding().nearest())));
    return table;
  }

  private static String bytes(long bytes, OptionalLong sizeBytes) {
    return sizeBytes.isEmpty() || sizeBytes.getAsLong() == bytes
        ? Amounts.exactly(bytes)
        : "%s of %s".formatted(Amounts.exactly(bytes), Amounts.exactly(sizeBytes.getAsLong()));
  }

  private static String outcome(Outcome outcome, Optional<String> nearest) {
    String words =
        switch (outcome) {
          case COMPLETE_LAST_ACK_MISSING -> "complete, last ACK missing";
          default -> outcome.word().replace('-', ' ');
        };
    return words + nearest.map(name -> " (nearest: %s)".formatted(Quoted.of(name))).orElse("");
  }
}
