package rekindle.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.Table;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.StoreException;
import rekindle.firmware.disk.Stored;
import rekindle.station.report.ImageReport;
import rekindle.station.report.Json;

/// `image list`: what is in the store, and under which names.
@Command(
    name = "list",
    header = "What is stored, and under which names it is published.",
    description = "Reads every image to check its sum, so that the last column can be believed.")
final class ImageListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  ImageListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    try (ImageStore images = data.directory(console.environment()).images(console)) {
      List<Stored> stored = images.verify();
      if (json.asked) {
        console.out().println(Json.pretty(stored.stream().map(ImageReport::of).toList()));
      } else if (stored.isEmpty()) {
        console.out().println("The store is empty. Next: rekindle image add FILE --model MODEL");
      } else {
        table(stored).lines().forEach(console.out()::println);
      }
      console.out().flush();
      return 0;
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    }
  }

  private static Table table(List<Stored> stored) {
    var table = new Table("SHA-256", "PUBLISHED AS", "FOR", "SIZE", "KIND", "VERSION", "STATE");
    stored.forEach(
        one ->
            table.row(
                one.image().sha256().brief(),
                one.names().isEmpty() ? "(not published)" : String.join(", ", one.names()),
                String.join(", ", one.models()),
                Amounts.exactly(one.image().sizeBytes()),
                word(one.image().kind()),
                one.image().firmwareVersion(),
                word(one.condition())));
    return table;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
