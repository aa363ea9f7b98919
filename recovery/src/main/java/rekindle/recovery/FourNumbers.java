package rekindle.recovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.firmware.AddressField;

/// The four numbers that a person types on a phone, as far as they are known: the phone's own
/// address, the station's, the network mask, the gateway.
///
/// All of them are typed by hand on a keypad, and one wrong digit fails without a word. So they are
/// checked before anyone goes to the phone: see [#concerns].
///
/// @param known any of the four
public record FourNumbers(Map<AddressField, Ipv4> known) {

  /// None of the four.
  public static final FourNumbers NONE = new FourNumbers(Map.of());

  /// The mask that small networks have, assumed where none was given.
  static final Ipv4 USUAL_MASK = Ipv4.mask(24);

  public FourNumbers {
    known = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(known));
  }

  /// What came of reading the numbers as a person typed them.
  ///
  /// @param numbers those that are addresses
  /// @param concerns a [Concern.Gravity#WRONG] for each that is not; empty if all are
  public record Reading(FourNumbers numbers, List<Concern> concerns) {
    public Reading {
      concerns = List.copyOf(concerns);
    }
  }

  /// Reads those numbers that were given. Whether they make sense together is [#concerns]' matter.
  public static Reading read(Map<AddressField, String> typed) {
    var numbers = new EnumMap<AddressField, Ipv4>(AddressField.class);
    var concerns = new ArrayList<Concern>();
    typed.forEach(
        (field, text) -> {
          switch (Ipv4.parse(text)) {
            case Ipv4.Reading.Read(Ipv4 address) -> numbers.put(field, address);
            case Ipv4.Reading.Wrong(Wording why) ->
                concerns.add(new Concern(Concern.Gravity.WRONG, why));
          }
        });
    return new Reading(new FourNumbers(numbers), concerns);
  }

  /// One of the numbers; empty if it is not known.
  public Optional<Ipv4> number(AddressField field) {
    return Optional.ofNullable(known.get(field));
  }

  /// Whether phone and station reach each other without a gateway. Where no mask is known, that of
  /// a small network is assumed (255.255.255.0).
  ///
  /// @return empty if one of the two addresses is not known
  public Optional<Boolean> oneSubnet() {
    Ipv4 mask = number(AddressField.MASK).orElse(USUAL_MASK);
    return number(AddressField.PHONE)
        .flatMap(
            phone ->
                number(AddressField.SERVER).map(server -> phone.inOneSubnetWith(server, mask)));
  }

  /// What is or may be wrong, the certain things first; empty if nothing is.
  public List<Concern> concerns() {
    return NumberCheck.of(this);
  }

  /// The known numbers by the names of their places in a [rekindle.firmware.Phrase].
  Map<String, String> places() {
    return known.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().place(), e -> e.getValue().toString()));
  }
}
