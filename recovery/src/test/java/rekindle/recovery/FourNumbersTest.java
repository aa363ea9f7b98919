package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.recovery.Concern.Gravity.WRONG;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.AddressField;

final class FourNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "192.168.1     | it has 3 number(s)",
        "192.168.1.2.3 | it has 5 number(s)",
        "``            | it has 1 number(s)",
        "192.168.1.300 | 300 is more than 255",
        "192.168.01.5  | leave out the zeros in front of \"01\"",
        "192.168.1.x   | \"x\" is not a number",
        "192.168..5    | \"\" is not a number",
        "192.168.1.-5  | \"-5\" is not a number",
        "1.2.3.4444    | \"4444\" is not a number",
        "١.٢.٣.٤       | is not a number"
      })
  void anAddressIsReadStrictly(String typed, String complaint) {
    Ipv4.Reading reading = Ipv4.parse(typed);

    assertThat(reading).isInstanceOf(Ipv4.Reading.Wrong.class);
    assertThat(((Ipv4.Reading.Wrong) reading).why().en()).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "192.168.1.50", "255.255.255.255", "' 10.0.0.1 '"})
  void anAddressReadsBackEqual(String typed) {
    Ipv4.Reading reading = Ipv4.parse(typed);

    assertThat(((Ipv4.Reading.Read) reading).address()).hasToString(typed.strip());
  }

  @Test
  void whatIsNoAddressIsSaidAndTheOthersAreRead() {
    FourNumbers.Reading reading =
        FourNumbers.read(
            Map.of(AddressField.PHONE, "192.168.1.50", AddressField.SERVER, "192.168.1"));

    assertThat(reading.numbers().number(AddressField.PHONE)).hasToString("Optional[192.168.1.50]");
    assertThat(reading.numbers().number(AddressField.SERVER)).isEmpty();
    assertThat(reading.concerns()).extracting(Concern::gravity).containsExactly(WRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.50, 192.168.1.10, '',            ''",
    "192.168.1.50, 192.168.1.10, 255.255.255.0, ''",
    "192.168.1.50, 192.168.1.10, 255.255.255.0, 192.168.1.1",
    "192.168.1.50, 192.168.2.10, 255.255.254.0, 192.168.1.1",
    "10.1.2.3,     192.168.2.10, 255.0.0.0,     10.0.0.1",
    "192.168.1.50, '',           '',            ''",
    "'',           '',           '',            ''"
  })
  void numbersThatMakeSenseRaiseNoConcern(
      String phone, String server, String mask, String gateway) {
    List<Concern> concerns = numbers(phone, server, mask, gateway).concerns();

    assertThat(concerns).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.168.1.10 |192.168.1.10|255.255.255.0  |           |WRONG   |the server's address",
        "192.168.1.1  |192.168.1.10|255.255.255.0  |192.168.1.1|WRONG   |and as the gateway",
        "192.168.1.50 |192.168.1.1 |255.255.255.0  |192.168.1.1|DOUBTFUL|and as the gateway",
        "192.168.1.0  |192.168.1.10|255.255.255.0  |           |WRONG   |the whole subnet",
        "192.168.1.255|192.168.1.10|255.255.255.0  |           |WRONG   |broadcast",
        "192.168.1.255|192.168.1.10|               |           |DOUBTFUL|broadcast",
        "192.168.1.63 |192.168.1.40|255.255.255.224|           |WRONG   |broadcast",
        "192.168.1.50 |192.168.2.10|255.255.255.0  |           |WRONG   |needs a gateway",
        "192.168.1.50 |192.168.2.10|               |           |DOUBTFUL|needs a gateway",
        "192.168.1.50 |192.168.2.10|255.255.255.0  |192.168.3.1|WRONG   |outside the phone",
        "192.168.1.50 |192.168.1.10|255.255.255.0  |192.168.3.1|DOUBTFUL|outside the phone",
        "192.168.1.50 |192.168.1.10|255.0.255.0    |           |WRONG   |no network mask",
        "192.168.1.50 |192.168.1.10|0.0.0.0        |           |WRONG   |no network mask",
        "192.168.1.50 |192.168.1.10|255.255.255.255|           |WRONG   |no network mask",
        "192.168.1.50 |224.0.0.1   |255.255.255.0  |192.168.1.1|WRONG   |cannot be",
        "0.0.0.5      |192.168.1.10|255.255.255.0  |0.0.0.1    |WRONG   |cannot be",
        "192.168.1.50 |127.0.0.1   |255.255.255.0  |192.168.1.1|DOUBTFUL|a virtual phone",
        "169.254.7.7  |169.254.1.1 |255.255.0.0    |           |DOUBTFUL|no DHCP server"
      })
  void numbersThatMakeNoSenseAreExplained(
      String phone,
      String server,
      String mask,
      String gateway,
      Concern.Gravity worst,
      String said) {
    List<Concern> concerns = numbers(phone, server, mask, gateway).concerns();

    assertThat(concerns).isNotEmpty().first().extracting(Concern::gravity).isEqualTo(worst);
    assertThat(concerns).anySatisfy(concern -> assertThat(concern.say().en()).contains(said));
    assertThat(concerns).allSatisfy(concern -> assertThat(concern.say().de()).isNotBlank());
  }

  @Test
  void oneSubnetIsToldByTheMaskOrByTheUsualOne() {
    assertThat(numbers("10.0.1.5", "10.0.2.5", "255.255.0.0", "").oneSubnet()).hasValue(true);
    assertThat(numbers("10.0.1.5", "10.0.2.5", "", "").oneSubnet()).hasValue(false);
    assertThat(numbers("10.0.1.5", "10.0.1.6", "", "").oneSubnet()).hasValue(true);
    assertThat(numbers("10.0.1.5", "", "", "").oneSubnet()).isEmpty();
  }

  private static FourNumbers numbers(String phone, String server, String mask, String gateway) {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.put(AddressField.PHONE, orEmpty(phone));
    typed.put(AddressField.SERVER, orEmpty(server));
    typed.put(AddressField.MASK, orEmpty(mask));
    typed.put(AddressField.GATEWAY, orEmpty(gateway));
    typed.values().removeIf(String::isEmpty);
    return FourNumbers.read(typed).numbers();
  }

  /// JUnit hands an empty cell of a table over as null.
  private static String orEmpty(@org.jspecify.annotations.Nullable String cell) {
    return cell == null ? "" : cell;
  }
}
