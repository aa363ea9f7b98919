package rekindle.trials.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static rekindle.trials.rules.ArrowsTest.ROOMS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/// The pure packages take packets, keys and time as arguments: no socket, file, thread or clock.
class PurityTest {
  static final String[] PURE = {
    "rekindle.tftp", "rekindle.firmware", "rekindle.recovery", "rekindle.phone"
  };

  private static final String BECAUSE =
      "what has no I/O and no clock of its own can be run through a year of faults in a second";

  @Test
  void pureCodeNamesNoSocketFileOrThread() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.channels..",
            "java.nio.file..",
            "java.net.http..",
            "java.util.concurrent..",
            "java.sql..",
            "org.slf4j..")
        .because(BECAUSE)
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.File.*|java\\.io\\.RandomAccessFile")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Datagram|Server|Multicast)?Socket|java\\.net\\.UR[LI].*")
        .because(BECAUSE)
        .check(ROOMS);
  }

  @Test
  void pureCodeReadsNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because(BECAUSE)
        .check(ROOMS);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .because(
            "a program that waits for a guess of time is slow on good days and wrong on bad ones")
        .check(ROOMS);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .resideInAPackage("rekindle..")
        .should(BeInANullMarkedPackage.RULE)
        .because("NullAway checks only what is marked")
        .check(ROOMS);
  }
}
