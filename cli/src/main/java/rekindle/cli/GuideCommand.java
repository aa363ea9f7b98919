package rekindle.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.AddressField;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Guide;

/// `guide`: what to press on the phone.
@Command(
    name = "guide",
    header = "What to press on the phone, step by step.",
    description = {
      "With your own four numbers in it, once you name them; they are checked before you go to the",
      "phone."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  rekindle guide snom320 --server 192.168.1.10 --phone 192.168.1.50 --mask 255.255.255.0")
final class GuideCommand implements Callable<Integer> {
  /// How the guide is worded.
  enum Lang {
    en,
    de
  }

  /// A guide as scripts read it.
  record Report(
      String model,
      String language,
      String title,
      List<Guide.Aside> warnings,
      List<String> concerns,
      Map<String, String> numbers,
      List<Step> steps,
      List<Guide.Aside> notes) {
    static Report of(Model model, Guide guide) {
      var numbers = new LinkedHashMap<String, String>();
      guide
          .numbers()
          .known()
          .forEach((field, value) -> numbers.put(field.place(), value.toString()));
      return new Report(
          model.id(),
          guide.language().name().toLowerCase(Locale.ROOT),
          guide.title(),
          guide.warnings(),
          guide.concerns(),
          numbers,
          guide.steps().stream().map(Step::of).toList(),
          guide.notes());
    }
  }

  /// A step as scripts read it.
  ///
  /// @param display empty if the display shows nothing in particular
  record Step(
      int number,
      String say,
      String display,
      List<String> keys,
      boolean unsure,
      List<Guide.Aside> notes) {
    static Step of(Guide.Instruction step) {
      return new Step(
          step.number(),
          step.say(),
          step.display().map(Guide.Shown::text).orElse(""),
          step.keys().stream().sorted().map(Key::label).toList(),
          step.unsure(),
          step.notes());
    }
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

  @Mixin JsonOption json = new JsonOption();
  @Mixin HelpOption help = new HelpOption();

  GuideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Model found = Models.find(model);
    Guide guide = Guide.of(found, numbers(), language());
    if (json.asked) {
      console.out().println(Json.pretty(Report.of(found, guide)));
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
