package rekindle.trials.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static rekindle.trials.rules.ArrowsTest.ROOMS;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each library may be named only in the packages that its ADR lists.
class LibrariesTest {
  @ParameterizedTest(name = "{0} only in {2} ({1})")
  @CsvSource({
    "tools.jackson.., ADR 0006, 'rekindle.firmware.disk.. rekindle.recovery.disk.. rekindle.cli.."
        + " rekindle.station.disk.. rekindle.station.dashboard.. rekindle.station.api.."
        + " rekindle.station.report..'",
    "com.fasterxml.jackson.., ADR 0006, 'rekindle.firmware.disk.. rekindle.recovery.disk.."
        + " rekindle.cli.. rekindle.station.disk.. rekindle.station.report..'",
    "org.jdbi.., ADR 0005, 'rekindle.recovery.disk..'",
    "java.sql.., ADR 0005, 'rekindle.recovery.disk..'",
    "org.sqlite.., ADR 0005, 'rekindle.recovery.disk..'",
    "picocli.., ADR 0007, 'rekindle.cli..'",
    "org.jline.., ADR 0007, 'rekindle.cli..'",
    "ch.qos.logback.., ADR 0008, 'rekindle.cli..'",
    "org.apache.commons.net.., ADR 0014, 'rekindle.phone.wire..'",
    "java.net.http.., ADR 0014, 'rekindle.phone.wire.. rekindle.cli.download..'",
    "org.eclipse.jetty.., ADR 0015 and 0020, 'rekindle.station.http.."
        + " rekindle.station.dashboard..'",
    "io.prometheus.., ADR 0022, 'rekindle.station.api..'",
    "org.apache.ftpserver.., ADR 0016, 'rekindle.station.ftp..'",
    "org.apache.mina.., ADR 0016, 'rekindle.station.ftp..'",
    "gg.jte.., ADR 0023, 'rekindle.station.page.. rekindle.cli.browser..'",
    "com.microsoft.playwright.., ADR 0024, 'rekindle.trials.browser..'",
    "org.openjdk.jmh.., ADR 0027, 'rekindle.trials.micro..'",
    "org.slf4j.., ADR 0008, 'rekindle..wire.. rekindle..disk.. rekindle.station.. rekindle.cli..'",
  })
  void eachLibraryKeepsToItsPackages(String library, String decision, String packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages.split(" "))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(decision + " lists who may name it, so that it can be replaced")
        .allowEmptyShould(true)
        .check(ROOMS);
  }
}
