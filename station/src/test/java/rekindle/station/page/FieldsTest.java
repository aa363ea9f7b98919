package rekindle.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rekindle.firmware.AddressField;
import rekindle.recovery.Concern;
import rekindle.recovery.Ipv4;

class FieldsTest {
  @Test
  void whatIsNoAddressIsSaidBesideItsOwnField() {
    Fields fields =
        Fields.of(Map.of(AddressField.PHONE, "192.168.1.300", AddressField.SERVER, "192.168.1.10"));

    assertThat(fields.concerns(AddressField.PHONE))
        .singleElement()
        .extracting(concern -> concern.say().en())
        .asString()
        .contains("more than 255");
    assertThat(fields.concerns(AddressField.SERVER)).isEmpty();
    assertThat(fields.wrong()).isTrue();
  }

  @Test
  void numbersThatDoNotFitTogetherAreSaidBesideOneOfThem() {
    Fields fields =
        Fields.of(
            Map.of(
                AddressField.PHONE, "192.168.1.50",
                AddressField.SERVER, "192.168.1.50",
                AddressField.MASK, "255.255.255.0"));

    assertThat(fields.concerns(AddressField.PHONE)).extracting(Concern::gravity).isNotEmpty();
    assertThat(fields.concerns(AddressField.SERVER)).isEmpty();
  }

  @Test
  void blankFieldsCountAsNotGiven() {
    Fields fields = Fields.of(Map.of(AddressField.PHONE, " ", AddressField.GATEWAY, ""));

    assertThat(fields.numbers().known()).isEmpty();
    assertThat(fields.concerns()).isEmpty();
  }

  @Test
  void aNeighbourIsProposedThatIsNotTheStationItself() {
    var here = new Home(address("192.168.1.200"), 24);
    var small = new Home(address("10.0.0.5"), 30);

    assertThat(List.of(here.neighbour(), here.mask(), small.neighbour(), small.mask()))
        .containsExactly(
            address("192.168.1.199"),
            address("255.255.255.0"),
            address("10.0.0.6"),
            address("255.255.255.252"));
  }

  private static Ipv4 address(String text) {
    return ((Ipv4.Reading.Read) Ipv4.parse(text)).address();
  }
}
