package rekindle.trials.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may name whom: Maven already refuses what is not a dependency; this adds the reason.
class ArrowsTest {
  static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("rekindle");

  @ParameterizedTest(name = "{0} knows nothing of {1}")
  @CsvSource({
    "tftp, firmware",
    "tftp, recovery",
    "tftp, phone",
    "tftp, station",
    "tftp, cli",
    "firmware, tftp",
    "firmware, recovery",
    "firmware, phone",
    "firmware, station",
    "firmware, cli",
    "recovery, tftp",
    "recovery, phone",
    "recovery, station",
    "recovery, cli",
    "phone, recovery",
    "phone, station",
    "phone, cli",
    "station, phone",
    "station, cli",
  })
  void arrowsPointOneWay(String room, String stranger) {
    noClasses()
        .that()
        .resideInAPackage("rekindle." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("rekindle." + stranger + "..")
        .because(
            "a room that knows less can be held in the head, and phone and station meet only on the"
                + " network")
        .check(ROOMS);
  }

  @Test
  void protocolCoresDoNotKnowTheirShells() {
    noClasses()
        .that()
        .resideInAnyPackage(PurityTest.PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("rekindle..wire..", "rekindle..disk..")
        .because("packets and time go in and effects come out; sockets and files obey from outside")
        .check(ROOMS);
  }
}
