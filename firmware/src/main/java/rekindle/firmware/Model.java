package rekindle.firmware;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A phone type: everything the catalogue knows about recovering it, each fact with its source.
///
/// @param id its name on the command line, such as `snom320`: lower-case letters and digits
/// @param name how people call it, such as `snom 320`
/// @param procedure how it is recovered
/// @param protocols how it can fetch its image; not empty
/// @param recoveryNames the file names its boot loader may ask for, the likeliest first; not empty
/// @param display the size of its display
/// @param keypad which keys mean what
/// @param texts what its display shows
/// @param timings how long things take
/// @param flash the layout of its flash
/// @param tftpClient the habits of its boot loader's TFTP client: the name of a profile such as
///   `uboot-1.1.3`
/// @param imageSize the sizes its images have
/// @param knownImages images of the vendor's that are publicly known; may be empty
/// @param release how the vendor releases its firmware
/// @param macPrefixes how its hardware addresses begin; may be empty
/// @param notes what to know before the first step
/// @param steps what to do, in order; not empty
public record Model(
    String id,
    Fact<String> name,
    Fact<Procedure> procedure,
    Fact<Set<Protocol>> protocols,
    List<Fact<String>> recoveryNames,
    Fact<Display> display,
    Keypad keypad,
    Texts texts,
    Timings timings,
    Fact<FlashGeometry> flash,
    Fact<String> tftpClient,
    Fact<SizeBand> imageSize,
    List<Fact<KnownImage>> knownImages,
    Release release,
    Fact<List<MacPrefix>> macPrefixes,
    List<Fact<Note>> notes,
    List<Fact<Step>> steps) {
  public Model {
    recoveryNames = List.copyOf(recoveryNames);
    knownImages = List.copyOf(knownImages);
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    requireId(id);
    require(!protocols.value().isEmpty(), "a model fetches its image by some protocol");
    require(!recoveryNames.isEmpty(), "a model asks for at least one name");
    require(!steps.isEmpty(), "a model is recovered by at least one step");
    requireTexts(texts, steps);
    requireProtocols(protocols.value(), steps);
  }

  /// The file name its boot loader most likely asks for.
  public String recoveryName() {
    return recoveryNames.getFirst().value();
  }

  /// Every file name its boot loader may ask for, the likeliest first.
  public List<String> allRecoveryNames() {
    return recoveryNames.stream().map(Fact::value).toList();
  }

  /// The newest of the known images that is not larger than this; empty if none of them is.
  public Optional<KnownImage> newestUpTo(long sizeBytes) {
    return knownImages.stream()
        .map(Fact::value)
        .filter(image -> image.sizeBytes() <= sizeBytes)
        .max(Comparator.comparing(KnownImage::version, Versions.ORDER));
  }

  /// The numbers that are typed on it or kept, in the order in which it asks for them.
  public List<AddressField> addressOrder() {
    return plainSteps().stream()
        .flatMap(
            step ->
                switch (step) {
                  case Step.TypeAddress type -> Stream.of(type.field());
                  case Step.KeepAddress keep -> Stream.of(keep.field());
                  case Step.PowerOff _,
                      Step.PowerOn _,
                      Step.Press _,
                      Step.Hold _,
                      Step.PickProtocol _,
                      Step.Await _,
                      Step.ByHand _,
                      Step.Running _ ->
                      Stream.empty();
                })
        .toList();
  }

  /// The protocol to propose: HTTP where the model knows it, because TFTP ends at 32 MB for some
  /// phones and FTP's login is not documented.
  public Protocol bestProtocol() {
    Set<Protocol> known = protocols.value();
    return known.contains(Protocol.HTTP) ? Protocol.HTTP : known.iterator().next();
  }

  /// The sentences and keys of its steps, in order.
  public List<Step> plainSteps() {
    return steps.stream().map(Fact::value).toList();
  }

  static void requireId(String id) {
    require(id.matches("[a-z][a-z0-9]{1,31}"), "an id is lower-case letters and digits: " + id);
  }

  private static void requireTexts(Texts texts, List<Fact<Step>> steps) {
    var needed = EnumSet.noneOf(ScreenText.class);
    steps.forEach(step -> screenOf(step.value()).ifPresent(needed::add));
    needed.removeAll(texts.known());
    require(needed.isEmpty(), "steps wait for texts that the display does not have: " + needed);
  }

  private static void requireProtocols(Set<Protocol> protocols, List<Fact<Step>> steps) {
    for (Fact<Step> step : steps) {
      if (step.value() instanceof Step.PickProtocol pick) {
        require(
            pick.keys().keySet().equals(protocols),
            "the model knows " + protocols + ", its steps pick one of " + pick.keys().keySet());
      }
    }
  }

  private static Optional<ScreenText> screenOf(Step step) {
    return switch (step) {
      case Step.Press press -> Optional.of(press.when());
      case Step.Hold hold -> Optional.of(hold.until());
      case Step.TypeAddress type -> Optional.of(type.prompt());
      case Step.KeepAddress keep -> Optional.of(keep.prompt());
      case Step.PickProtocol pick -> Optional.of(pick.prompt());
      case Step.Await await -> Optional.of(await.shown());
      case Step.PowerOff _, Step.PowerOn _, Step.ByHand _, Step.Running _ -> Optional.empty();
    };
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
