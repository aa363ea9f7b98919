package rekindle.cli;

import java.util.EnumMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.AddressField;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;
import rekindle.station.report.GuideReport;
import rekindle.station.report.Json;

/// `guide`: what to press on the phone.
@Command(
    name = "guide",
    header = "What to press on the phone, step by step.",
    description = {
      "With your own four numbers in it, once you name them; they are checked before you go to the",
      "phone. Where the phone lets you choose, it says how to fetch the image by HTTP; your"
          + " station",
      "takes the place of the vendor's public server."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  rekindle guide snom870 --server 192.168.1.10 --phone 192.168.1.50 --mask 255.255.255.0"
            + "%n                 --gateway 192.168.1.1 --protocol http --card")
final class GuideCommand implements Callable<Integer> {
  /// What a sheet of paper takes.
  private static final int CARD_COLUMNS = 76;

  /// How the guide is worded.
  enum Lang {
    en,
    de
  }

  private final Console console;

  @Parameters(paramLabel = "MODEL", description = "The phone, such as snom320.")
  String model = "";

  @Option(names = "--server", paramLabel = "IP", description = "The station's address.")
  Optional<String> server = Optional.empty();

  @Option(names = "--phone", paramLabel = "IP", description = "The address the phone shall use.")
  Optional<String> phone = Optional.empty();

  @Option(names = "--mask", paramLabel = "M", description = "The network mask.")
  Optional<String> mask = Optional.empty();

  @Option(names = "--gateway", paramLabel = "G", description = "The gateway.")
  Optional<String> gateway = Optional.empty();

  @Option(
      names = "--lang",
      paramLabel = "en|de",
      description = "The language (default: ${DEFAULT-VALUE}).")
  Lang lang = Lang.en;

  @Option(
      names = "--protocol",
      paramLabel = "http|ftp|tftp",
      description =
          "How the phone fetches the image (default: http, or tftp if it knows no other).")
  Optional<String> protocol = Optional.empty();

  @Option(names = "--card", description = "A card to print and lay beside the phone.")
  boolean card;

  @Mixin DataOption data = new DataOption();
  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  GuideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Model found = Models.find(model, data.directory(console.environment()), console);
    Guide guide = Guide.of(found, numbers(), ProtocolReading.of(protocol, found), language());
    if (json.asked) {
      console.out().println(Json.pretty(GuideReport.of(guide)));
    } else if (card) {
      console.out().print(guide.card(Math.clamp(console.columns(), 40, CARD_COLUMNS)));
    } else {
      console.out().print(guide.text(Math.clamp(console.columns(), 40, 100)));
    }
    console.out().flush();
    return 0;
  }

  private Language language() {
    return switch (lang) {
      case en -> Language.EN;
      case de -> Language.DE;
    };
  }

  private FourNumbers numbers() throws Failure {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    server.ifPresent(ip -> typed.put(AddressField.SERVER, ip));
    phone.ifPresent(ip -> typed.put(AddressField.PHONE, ip));
    mask.ifPresent(ip -> typed.put(AddressField.MASK, ip));
    gateway.ifPresent(ip -> typed.put(AddressField.GATEWAY, ip));
    return FourNumbersReading.of(typed);
  }
}
