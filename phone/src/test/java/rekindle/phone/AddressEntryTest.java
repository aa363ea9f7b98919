package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `<` stands for the key that rubs out, `*` for the dot.
class AddressEntryTest {
  @ParameterizedTest(name = "{0} then {1} gives {2}")
  @CsvSource({
    "'',              192*168*1*20,  192.168.1.20",
    "'',              192*168*1*20<, 192.168.1.2",
    "0.0.0.0,         10*0*0*7,      10.0.0.7",
    "255.255.255.0,   <128,          255.255.255.128",
    "192.168.1.1,     <<<,           192.168.",
    "192.168.1.1,     <<*,           192.168.1.",
    "'',              1921,          192",
    "'',              *1**2,         1.2",
    "'',              1*2*3*4*5,     1.2.3.45",
    "0.0.0.0,         *,             0.0.0.0",
    "7,               <<<<,          ''",
  })
  void keysEditTheAddress(String before, String keys, String after) {
    AddressEntry entry = AddressEntry.offering(before);

    for (int i = 0; i < keys.length(); i++) {
      char key = keys.charAt(i);
      entry =
          switch (key) {
            case '<' -> entry.rubOut();
            case '*' -> entry.dot();
            default -> entry.digit(key);
          };
    }

    assertThat(entry.text()).isEqualTo(after);
  }

  @Test
  void whatWasThereBeforeStaysUntilAKeyIsPressed() {
    AddressEntry entry = AddressEntry.offering("255.255.255.0");

    assertThat(entry).isEqualTo(new AddressEntry("255.255.255.0", true));
  }
}
