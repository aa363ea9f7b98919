package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Catalogue;
import rekindle.firmware.disk.CatalogueReader;

class CallersTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();
  private static final InetAddress NEIGHBOUR = InetAddress.ofLiteral("192.168.1.50");
  private static final InetAddress STRANGER = InetAddress.ofLiteral("192.168.9.9");

  @TempDir Path folder;
  private Callers callers;

  @BeforeEach
  void aNetwork() throws IOException {
    String mac = macOf("snom870");
    Path table = folder.resolve("arp");
    Files.writeString(table, "head\n192.168.1.50 0x1 0x2 " + mac + " * eth0\n");
    callers = new Callers(CATALOGUE, new Neighbours(table));
  }

  @Test
  void aPhoneOfThisNetworkIsKnownByItsHardwareAddress() {
    Call call = ask(NEIGHBOUR, "snom320.bin", "");

    assertThat(call.model()).contains("snom320");
    assertThat(call.asker().mac()).contains(macOf("snom870"));
    assertThat(call.asker().model()).contains("snom870");
    assertThat(call.isOfAnotherModel()).isTrue();
  }

  @Test
  void aPhoneThatAsksForItsOwnFileIsNoNews() {
    assertThat(ask(NEIGHBOUR, "/SNOM870-R.BIN", "").isOfAnotherModel()).isFalse();
  }

  @Test
  void aPhoneBehindARouterIsKnownByWhatItCallsItself() {
    Call call = ask(STRANGER, "snom320.bin", "snom870-SIP 8.4.35 SPEAr300 SNOM 1.4");

    assertThat(call.asker().mac()).isEmpty();
    assertThat(call.asker().model()).contains("snom870");
    assertThat(call.asker().told().firmwareVersion()).contains("8.4.35");
    assertThat(call.isOfAnotherModel()).isTrue();
  }

  @Test
  void whoTellsNothingIsNotAccused() {
    assertThat(ask(STRANGER, "snom320.bin", "curl/8.5.0").isOfAnotherModel()).isFalse();
    assertThat(ask(STRANGER, "firmware.bin", "snom870-SIP 8.4.35").isOfAnotherModel()).isFalse();
  }

  private Call ask(InetAddress phone, String name, String userAgent) {
    Optional<String> told = userAgent.isEmpty() ? Optional.empty() : Optional.of(userAgent);
    return callers.recognise(phone, name, told, Optional.empty());
  }

  /// An address that begins as those of this model do.
  private static String macOf(String model) {
    String prefix = CATALOGUE.find(model).orElseThrow().macPrefixes().value().getFirst().hex();
    return (prefix + "a1b2c3d4e5f6").substring(0, 12).replaceAll("(..)(?!$)", "$1:");
  }
}
