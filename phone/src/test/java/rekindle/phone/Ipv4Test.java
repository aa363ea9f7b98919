package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
  @Test
  void fourOctetsAreReadAndPrinted() {
    assertThat(Ipv4.parse("192.168.001.20").map(Ipv4::toString)).contains("192.168.1.20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.3.", "1.2.3.256", "1.2.3.4.5", "a.b.c.d", "1..2.3"})
  void anythingElseIsNoAddress(String text) {
    assertThat(Ipv4.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255"})
  void noHostHasTheseAddresses(String text) {
    assertThat(Ipv4.parse(text).orElseThrow().isHost()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"255.255.255.0", "255.0.0.0", "255.255.255.252", "128.0.0.0"})
  void onesThenZeroesAreAMask(String text) {
    assertThat(Ipv4.parse(text).orElseThrow().isMask()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "255.0.255.0", "255.255.255.255", "0.0.0.255"})
  void anythingElseIsNoMask(String text) {
    assertThat(Ipv4.parse(text).orElseThrow().isMask()).isFalse();
  }
}
