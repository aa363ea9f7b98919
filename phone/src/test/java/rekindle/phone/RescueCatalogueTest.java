package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.tftp.ClientHabits;

/// Every model of the catalogue that has a rescue mode, with its own texts, keys and steps; only
/// the flash is a small one.
class RescueCatalogueTest {
  static List<String> models() {
    return CatalogueReader.builtIn().models().stream()
        .filter(model -> model.procedure().value() == Procedure.RESCUE_MODE)
        .map(Model::id)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelIsRecoveredByEachOfItsProtocols(String id) {
    Model model = Models.small(id);

    for (Protocol protocol : model.protocols().value()) {
      Report report = recovered(model, protocol).reports.getLast();

      assertThat(report.ending()).as("%s by %s", id, protocol).isEqualTo(Ending.RUNNING);
      assertThat(report.screens())
          .as("%s by %s", id, protocol)
          .containsSubsequence(
              prompt(model, ScreenText.ASK_PHONE, "192.168.1.20"),
              prompt(model, ScreenText.ASK_MASK, "255.255.255.0"),
              prompt(model, ScreenText.ASK_GATEWAY, "192.168.1.1"),
              prompt(model, ScreenText.ASK_SERVER, "192.168.1.10"),
              "Erasing...done",
              "Mounting...done",
              "Writing...done",
              "Unmounting...done");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyTextFitsTheGlass(String id) {
    Model model = Models.small(id);

    assertThat(recovered(model, Protocol.HTTP).screens)
        .allSatisfy(
            screen -> {
              String glass = String.join("", screen.rows()).replace(" ", "");
              assertThat(glass).contains(screen.text().replace(" ", ""));
            });
  }

  private static String prompt(Model model, ScreenText text, String value) {
    return model.texts().shown(text) + " " + value;
  }

  private static Bench recovered(Model model, Protocol protocol) {
    var setup = new Setup(Speed.REAL, ClientHabits.BUSYBOX, PowerCut.NEVER, ServerPorts.STANDARD);
    Bench bench = new Bench(model, Factory.broken(model, 1), setup);
    RescueModeTest.offer(bench, model).with(new RescuePerson(model, protocol));
    Optional<Key> held = Script.of(model).heldKey();
    held.ifPresent(bench::hold);
    bench.powerOn().untilSaid(model.texts().shown(ScreenText.RESCUE_QUESTION));
    held.ifPresent(bench::letGo);
    bench.untilEnded();
    return bench;
  }
}
