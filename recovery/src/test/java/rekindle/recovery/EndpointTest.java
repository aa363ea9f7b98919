package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.50:2070", "[fe80:0:0:0:204:13ff:fe24:1]:1", "10.0.0.1:0"})
  void itsTextReadsBackEqual(String text) {
    Endpoint endpoint = Endpoint.parse(text);

    assertThat(endpoint).hasToString(text);
  }

  @Test
  void anAddressMappedIntoIpv6IsTheIpv4Address() {
    var mapped = new InetSocketAddress(InetAddress.ofLiteral("::ffff:192.168.1.50"), 2070);

    Endpoint endpoint = Endpoint.of(mapped);

    assertThat(endpoint).isEqualTo(Endpoint.parse("192.168.1.50:2070"));
  }

  @Test
  void theZoneOfAnIpv6AddressIsLeftOut() {
    var zoned = new InetSocketAddress(InetAddress.ofLiteral("fe80::1%3"), 69);

    Endpoint endpoint = Endpoint.of(zoned);

    assertThat(endpoint).hasToString("[fe80:0:0:0:0:0:0:1]:69");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "69",
        ":69",
        "phone:69",
        "192.168.1.50",
        "192.168.1.50:",
        "1.2.3.4:65536"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(text));
  }
}
