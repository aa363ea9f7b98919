package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalAddressesTest {
  private static final InetAddress LOOPBACK = address("127.0.0.1");

  @Test
  void noNameMeansEveryAddressAndNoneOfThemAWildcard() throws Exception {
    LocalAddresses addresses = LocalAddresses.of(List.of());

    assertThat(addresses.now()).contains(LOOPBACK).noneMatch(InetAddress::isAnyLocalAddress);
    assertThat(addresses.someMayFail()).isTrue();
  }

  @Test
  void theIpv4WildcardMeansEveryIpv4Address() throws Exception {
    LocalAddresses addresses = LocalAddresses.of(List.of(address("0.0.0.0")));

    assertThat(addresses.now())
        .contains(LOOPBACK)
        .allMatch(Inet4Address.class::isInstance)
        .noneMatch(InetAddress::isAnyLocalAddress);
  }

  @Test
  void theIpv6WildcardMeansEveryAddress() throws Exception {
    LocalAddresses addresses = LocalAddresses.of(List.of(address("::")));

    assertThat(addresses.now()).isEqualTo(LocalAddresses.of(List.of()).now());
  }

  @Test
  void addressesAskedForByNameAreAllNeeded() throws Exception {
    LocalAddresses addresses = LocalAddresses.of(List.of(LOOPBACK, address("127.0.0.9")));

    assertThat(addresses.now()).containsExactly(LOOPBACK, address("127.0.0.9"));
    assertThat(addresses.someMayFail()).isFalse();
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
