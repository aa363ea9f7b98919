package rekindle.station.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rekindle.firmware.AddressField;
import rekindle.firmware.Key;
import rekindle.firmware.Note;
import rekindle.firmware.Standing;
import rekindle.recovery.Guide;

/// A guide as scripts read it.
///
/// @param numbers those that are known, by name
/// @param protocol how the phone fetches the image
/// @param fileName the name it asks for
/// @param asks the numbers in the order in which the phone asks for them
public record GuideReport(
    String model,
    String language,
    String title,
    List<Aside> warnings,
    List<String> concerns,
    Map<String, String> numbers,
    List<Step> steps,
    List<Aside> notes,
    String protocol,
    String fileName,
    List<String> asks) {

  /// A note as scripts read it.
  public record Aside(Note.Kind kind, String say, boolean unsure, String standing) {
    static Aside of(Guide.Aside aside) {
      return new Aside(
          aside.kind(),
          aside.say(),
          aside.standing() != Standing.DOCUMENTED,
          ModelReport.word(aside.standing()));
    }
  }

  /// A step as scripts read it.
  ///
  /// @param display empty if the display shows nothing in particular
  public record Step(
      int number,
      String say,
      String display,
      List<String> keys,
      boolean unsure,
      List<Aside> notes,
      String standing) {
    static Step of(Guide.Instruction step) {
      return new Step(
          step.number(),
          step.say(),
          step.display().map(Guide.Shown::text).orElse(""),
          step.keys().stream().sorted().map(Key::label).toList(),
          step.standing() != Standing.DOCUMENTED,
          step.notes().stream().map(Aside::of).toList(),
          ModelReport.word(step.standing()));
    }
  }

  public static GuideReport of(Guide guide) {
    var numbers = new LinkedHashMap<String, String>();
    guide.numbers().known().forEach((field, value) -> numbers.put(field.place(), value.toString()));
    return new GuideReport(
        guide.model(),
        guide.language().name().toLowerCase(Locale.ROOT),
        guide.title(),
        guide.warnings().stream().map(Aside::of).toList(),
        guide.concerns(),
        numbers,
        guide.steps().stream().map(Step::of).toList(),
        guide.notes().stream().map(Aside::of).toList(),
        ModelReport.word(guide.protocol()),
        guide.fileName(),
        guide.order().stream().map(AddressField::place).toList());
  }
}
