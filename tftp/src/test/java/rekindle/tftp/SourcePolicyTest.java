package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcePolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "10.255.255.254",
        "172.16.0.1",
        "172.31.255.254",
        "192.168.1.20",
        "169.254.7.7",
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "fe80::204:13ff:fe24:1",
        "fd12:3456::1",
        "::ffff:192.168.1.20"
      })
  void localSourcesAreAdmitted(String source) {
    assertThat(new SourcePolicy(List.of()).admits(InetAddress.ofLiteral(source))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "11.0.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "2001:db8::1",
        "ff02::1",
        "::",
        "::2",
        "::ffff:8.8.8.8"
      })
  void theRestOfTheWorldIsNot(String source) {
    assertThat(new SourcePolicy(List.of()).admits(InetAddress.ofLiteral(source))).isFalse();
  }

  @Test
  void anAllowedRangeIsAdmittedBesidesTheLocalOnes() {
    SourcePolicy policy = new SourcePolicy(List.of(cidr("203.0.113.0/24"), cidr("2001:db8::/32")));

    assertThat(policy.admits(InetAddress.ofLiteral("203.0.113.77"))).isTrue();
    assertThat(policy.admits(InetAddress.ofLiteral("203.0.114.1"))).isFalse();
    assertThat(policy.admits(InetAddress.ofLiteral("2001:db8:1::1"))).isTrue();
    assertThat(policy.admits(InetAddress.ofLiteral("192.168.1.20"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/0, 255.255.255.255, true",
    "10.1.2.128/25, 10.1.2.129, true",
    "10.1.2.128/25, 10.1.2.127, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "2001:db8::1, 2001:db8::1, true",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "0.0.0.0/0, 2001:db8::1, false",
    "::ffff:10.0.0.0/104, 10.200.0.1, true",
    "::ffff:10.0.0.0/104, 11.0.0.1, false"
  })
  void aRangeIsItsPrefix(String range, String address, boolean contained) {
    assertThat(cidr(range).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0/8",
        "10.0.0.256/8",
        "example.org/8",
        "10.0.0.0/",
        "/8",
        "2001:db8::/129",
        "::ffff:10.0.0.0/95",
        "10.0.0.0/8/8",
        " 10.0.0.0/8",
        "localhost"
      })
  void whatIsNoRangeIsNone(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void aMappedAddressThatJavaDidNotUnwrapIsUnwrapped() throws UnknownHostException {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    InetAddress mapped = Inet6Address.getByAddress("", bytes, -1);

    assertThat(new SourcePolicy(List.of()).admits(mapped)).isTrue();
  }

  @Test
  void aPrefixLongerThanItsAddressCannotBeMade() {
    InetAddress address = InetAddress.ofLiteral("10.0.0.0");

    assertThatThrownBy(() -> new Cidr(address, 33)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangePrintsAsItIsWritten() {
    assertThat(cidr("10.0.0.0/8")).hasToString("10.0.0.0/8");
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
