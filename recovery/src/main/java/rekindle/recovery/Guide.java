package rekindle.recovery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rekindle.firmware.AddressField;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.Protocol;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;

/// The way to recover one phone of a model, in one language: what will be lost, what to press, what
/// the display shows.
///
/// The steps are the catalogue's; the technician follows the same data by [#steps(Model,
/// FourNumbers)]. Texts of the display are not translated. What the catalogue does not have from a
/// document is marked as unsure, so that a person trusts the phone more than the guide.
///
/// @param model the id of the model
/// @param title what the guide is for
/// @param protocol how the phone shall fetch its image
/// @param fileName the name that it will ask the server for
/// @param warnings what is lost or broken, first of all the settings; in the order of the catalogue
/// @param concerns what is or may be wrong with the four numbers
/// @param numbers the four numbers, as far as known
/// @param order the numbers in the order in which the phone asks for them; empty: it asks for none
/// @param steps what to do, in order
/// @param notes what makes it easier
public record Guide(
    Language language,
    String model,
    String title,
    Protocol protocol,
    String fileName,
    List<Aside> warnings,
    List<String> concerns,
    FourNumbers numbers,
    List<AddressField> order,
    List<Instruction> steps,
    List<Aside> notes) {

  public Guide {
    warnings = List.copyOf(warnings);
    concerns = List.copyOf(concerns);
    order = List.copyOf(order);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /// A side note.
  ///
  /// @param standing how far to trust it
  public record Aside(Note.Kind kind, String say, Standing standing) {}

  /// What a display shows.
  ///
  /// @param text as the phone spells it; places that only the phone can fill are in braces, a line
  ///   feed begins a new line
  /// @param standing how far to trust it
  public record Shown(String text, Standing standing) {}

  /// One step.
  ///
  /// @param number 1 for the first
  /// @param say what to do, in one or two sentences
  /// @param display what the display shows then; empty if nothing in particular
  /// @param keys any one of these is pressed or held; empty if none is
  /// @param keysStanding how far to trust that it is those keys
  /// @param standing how far to trust the step
  public record Instruction(
      int number,
      String say,
      Optional<Shown> display,
      Set<Key> keys,
      Standing keysStanding,
      Standing standing,
      List<Aside> notes) {
    public Instruction {
      keys = Set.copyOf(keys);
      notes = List.copyOf(notes);
    }
  }

  /// The guide for a model, by the protocol that [Model#bestProtocol] proposes.
  ///
  /// @param numbers the four numbers as far as known; for the others their names are written
  public static Guide of(Model model, FourNumbers numbers, Language language) {
    return of(model, numbers, model.bestProtocol(), language);
  }

  /// The guide for a model.
  ///
  /// @param numbers the four numbers as far as known; for the others their names are written
  /// @param protocol how the phone shall fetch its image
  /// @throws IllegalArgumentException if the model does not know this protocol
  public static Guide of(Model model, FourNumbers numbers, Protocol protocol, Language language) {
    if (!model.protocols().value().contains(protocol)) {
      throw new IllegalArgumentException(model.id() + " cannot fetch by " + protocol);
    }
    return new GuideWriter(model, numbers, protocol, language).guide();
  }

  /// The steps to take with these numbers: mask and gateway may be left as the phone shows them
  /// only while phone and station are in one subnet, or as long as that is not known.
  public static List<Fact<Step>> steps(Model model, FourNumbers numbers) {
    boolean apart = numbers.oneSubnet().filter(one -> !one).isPresent();
    return model.steps().stream().map(fact -> apart ? typed(fact) : fact).toList();
  }

  /// What a guide calls "any one of these keys".
  public static String keyName(Set<Key> keys, Language language) {
    return KeyName.of(keys, language);
  }

  /// The guide as plain text for a terminal or a printer.
  ///
  /// @param columns longest line, 40 or more; only a word that is longer by itself is longer
  public String text(int columns) {
    return GuideText.of(this, columns);
  }

  /// The guide as a card to print and lay beside the phone: the four numbers in the order in which
  /// the phone asks for them, and the steps without their notes, in a frame.
  ///
  /// @param columns width of the frame, 40 or more
  public String card(int columns) {
    return GuideCard.of(this, columns);
  }

  private static Fact<Step> typed(Fact<Step> fact) {
    return fact.value() instanceof Step.KeepAddress keep
        ? new Fact<>(keep.typed(), fact.standing(), fact.source())
        : fact;
  }
}
