package rekindle.station.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.AddressField;
import rekindle.recovery.Concern;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Ipv4;

/// The four numbers as a person types them, with what is wrong beside each.
///
/// @param typed what stands in the fields
/// @param numbers those of them that are addresses
/// @param concerns what is wrong, by the field it is said beside
record Fields(
    Map<AddressField, String> typed,
    FourNumbers numbers,
    Map<AddressField, List<Concern>> concerns) {

  /// Whose fault a concern is where several numbers do not fit together: the one that is typed
  /// latest and known worst.
  private static final List<AddressField> SUSPECTS =
      List.of(AddressField.GATEWAY, AddressField.PHONE, AddressField.MASK, AddressField.SERVER);

  static Words label(AddressField field) {
    return switch (field) {
      case PHONE -> Words.NUMBER_PHONE;
      case SERVER -> Words.NUMBER_SERVER;
      case MASK -> Words.NUMBER_MASK;
      case GATEWAY -> Words.NUMBER_GATEWAY;
    };
  }

  /// Reads and checks what was typed; blank fields count as not given.
  static Fields of(Map<AddressField, String> typed) {
    var numbers = new EnumMap<AddressField, Ipv4>(AddressField.class);
    var concerns = new EnumMap<AddressField, List<Concern>>(AddressField.class);
    typed.forEach(
        (field, text) -> {
          if (!text.isBlank()) {
            FourNumbers.Reading reading = FourNumbers.read(Map.of(field, text));
            reading.numbers().number(field).ifPresent(address -> numbers.put(field, address));
            reading.concerns().forEach(concern -> add(concerns, field, concern));
          }
        });
    var read = new FourNumbers(numbers);
    read.concerns().forEach(concern -> add(concerns, culprit(concern, read), concern));
    return new Fields(Map.copyOf(typed), read, Map.copyOf(concerns));
  }

  List<Concern> concerns(AddressField field) {
    return concerns.getOrDefault(field, List.of());
  }

  /// Whether any of the numbers certainly cannot work.
  boolean wrong() {
    return concerns.values().stream()
        .flatMap(List::stream)
        .anyMatch(concern -> concern.gravity() == Concern.Gravity.WRONG);
  }

  private static void add(
      Map<AddressField, List<Concern>> concerns, AddressField field, Concern concern) {
    concerns.computeIfAbsent(field, _ -> new ArrayList<>()).add(concern);
  }

  /// The field that is wrong by itself, else the first suspect without which nothing is wrong.
  private static AddressField culprit(Concern concern, FourNumbers numbers) {
    return SUSPECTS.stream()
        .filter(field -> alone(field, numbers).concerns().contains(concern))
        .findFirst()
        .or(
            () ->
                SUSPECTS.stream()
                    .filter(field -> numbers.number(field).isPresent())
                    .filter(field -> !without(field, numbers).concerns().contains(concern))
                    .findFirst())
        .orElse(AddressField.PHONE);
  }

  private static FourNumbers alone(AddressField field, FourNumbers numbers) {
    Optional<Ipv4> address = numbers.number(field);
    return address.map(ipv4 -> new FourNumbers(Map.of(field, ipv4))).orElse(FourNumbers.NONE);
  }

  private static FourNumbers without(AddressField field, FourNumbers numbers) {
    var rest = new EnumMap<AddressField, Ipv4>(AddressField.class);
    rest.putAll(numbers.known());
    rest.remove(field);
    return new FourNumbers(rest);
  }
}
