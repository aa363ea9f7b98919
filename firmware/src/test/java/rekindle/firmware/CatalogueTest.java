package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class CatalogueTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"snom320", "SNOM320", "Snom 320", "snom-320", "320", " 320 "})
  void aModelIsFoundAsPeopleCallIt(String asked) {
    assertThat(CATALOGUE.find(asked).map(Model::id)).contains("snom320");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "snom", "snom999", "32", "snom3200"})
  void anUnknownModelIsNotFound(String asked) {
    assertThat(CATALOGUE.find(asked)).isEmpty();
  }

  @Test
  void aMisspeltModelHasANearestOne() {
    assertThat(CATALOGUE.nearest("snom310")).isPresent();
    assertThat(CATALOGUE.nearest("smom370")).contains("snom370");
    assertThat(CATALOGUE.nearest("cisco7945")).isEmpty();
  }

  @Test
  void aRecoveryNameLeadsToItsModelInAnySpelling() {
    assertThat(CATALOGUE.askingFor("/SNOM370-J.bin").map(Model::id)).contains("snom370");
    assertThat(CATALOGUE.askingFor("snom371.bin")).isEmpty();
  }

  @Test
  void twoModelsCannotHaveOneId() {
    Model model = CATALOGUE.models().getFirst();

    assertThatThrownBy(() -> new Catalogue(List.of(model, model)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are two models " + model.id());
  }

  @ParameterizedTest
  @CsvSource({
    "D785, snomd785",
    "785, snomd785",
    "Snom D785, snomd785",
    "snomD715, snom715",
    "715, snom715",
    "MP, snommp",
    "MeetingPoint, snommp",
    "snom meetingpoint, snommp",
    "PA1, snompa1",
    "D305, snomd305"
  })
  void theSeriesAndTheNameMayBeLeftOutOrSaid(String asked, String id) {
    assertThat(CATALOGUE.find(asked).map(Model::id)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"D865, snomd865", "snomD815, snomd815", "m9, m9", "Snom M700, m700", "c520, c520"})
  void aDeviceWithoutKnownRecoveryIsFoundApart(String asked, String id) {
    assertThat(CATALOGUE.find(asked)).isEmpty();
    assertThat(CATALOGUE.findOther(asked).map(OtherModel::id)).contains(id);
    assertThat(CATALOGUE.findOther(asked).orElseThrow().why().source()).isNotBlank();
  }

  @Test
  void noTwoOfTheModelsThatShipClaimOneName() {
    for (Model model : CATALOGUE.models()) {
      for (String name : model.allRecoveryNames()) {
        assertThat(CATALOGUE.claiming(name)).as(name).containsExactly(model);
      }
    }
  }
}
