package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.recovery.Tape.Phone.A;
import static rekindle.recovery.Tape.Phone.B;
import static rekindle.recovery.Tape.at;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rekindle.recovery.Tape.Phone;

/// A phone that is seen running ends its recovery well.
final class SeenAgainTest {

  @Test
  void aPhoneSeenRunningEndsItsNewestCompleteRecovery() {
    var tape = complete(new Tape(), 0, 1).seen(90, A);

    Recovery recovery = tape.only();

    assertThat(recovery.seenRunningAt()).contains(at(90));
    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.timeline().first().getLast()).isEqualTo(tape.entries().getLast());
  }

  @Test
  void onlyTheFirstSightCountsHoweverOftenThePhoneAsksForItsSettings() {
    var tape = complete(new Tape(), 0, 1).seen(90, A).seen(150, A).seen(210, A);

    Recovery recovery = tape.only();

    assertThat(recovery.seenRunningAt()).contains(at(90));
    assertThat(recovery.timeline().first()).hasSize(5);
  }

  @Test
  void theSightOfAnotherAddressSaysNothing() {
    var tape = complete(new Tape(), 0, 1).seen(90, B);

    Recovery recovery = tape.only();

    assertThat(recovery.seenRunningAt()).isEmpty();
  }

  @Test
  void aSightOnAnotherDaySaysNothing() {
    var tape = complete(new Tape(), 0, 1).seen(25 * 3_600, A);

    Recovery recovery = tape.only();

    assertThat(recovery.seenRunningAt()).isEmpty();
  }

  @Test
  void aPhoneThatHasNotGotEverythingCannotBeSeenThroughThisRecovery() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).ends(9, A, 1, Ending.PHONE_SILENT, 512);

    Recovery recovery = tape.seen(90, A).only();

    assertThat(recovery.seenRunningAt()).isEmpty();
  }

  @Test
  void whoWasSeenRunningAndAsksAgainHasNotRefusedTheImage() {
    var tape = complete(complete(new Tape(), 0, 1).seen(90, A), 120, 2);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).extracting(Recovery::repeatedBy).containsOnly(OptionalLong.empty());
    assertThat(recoveries)
        .extracting(Recovery::seenRunningAt)
        .containsExactly(Optional.of(at(90)), Optional.empty());
  }

  @Test
  void aSightIsAwaitedFromTheLastByteUntilItComes() {
    var recoveries = new Recoveries();
    var tape = complete(new Tape(), 0, 1).seen(90, A);
    var awaited = new ArrayList<Boolean>();

    for (Entry entry : tape.entries()) {
      recoveries.apply(entry);
      awaited.add(recoveries.awaitsSightOf(A.port(0).address(), at(91)));
    }

    assertThat(awaited).containsExactly(false, false, false, true, false);
  }

  @Test
  void theDiagnosisSaysItInBothLanguages() {
    Recovery recovery = complete(new Tape(), 0, 1).seen(90, A).only();
    String moment =
        DateTimeFormatter.ofPattern("HH:mm:ss").format(at(90).atZone(ZoneId.systemDefault()));

    Diagnosis diagnosis = Diagnosis.of(recovery);

    assertThat(diagnosis.happened().en()).contains("runs again, seen at " + moment);
    assertThat(diagnosis.happened().de()).contains("läuft wieder, gesehen um " + moment);
  }

  @Test
  void whoWaitsForPermissionAndAsksFromAnotherPortIsOnePhone() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .asks(12, A, 2)
            .sendsUnheard(20, A, 1)
            .sends(20, A, 2)
            .completes(32, A, 2)
            .ends(50, A, 1, Ending.PHONE_SILENT, 0);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.attempts()).isEqualTo(2);
  }

  @Test
  void whoeverFollowsHearsWhatEachEntryChanges() {
    var heard = new ArrayList<String>();
    var recoveries = new Recoveries(1, changes(heard));
    var other = new Phone("192.168.1.52", "snom320.bin");
    var tape = complete(new Tape(), 0, 1).seen(90, B).seen(90, A).asks(95, other, 2);

    tape.entries().forEach(recoveries::apply);

    assertThat(heard)
        .containsExactly(
            "changed 1", "changed 1", "changed 1", "changed 1", "changed 1", "gone 1", "changed 7");
  }

  private static Changes changes(List<String> heard) {
    return new Changes() {
      @Override
      public void changed(long recoveryId) {
        heard.add("changed " + recoveryId);
      }

      @Override
      public void gone(long recoveryId) {
        heard.add("gone " + recoveryId);
      }
    };
  }

  private static Tape complete(Tape tape, double seconds, long transfer) {
    return tape.asks(seconds, A, transfer)
        .sends(seconds, A, transfer)
        .completes(seconds + 12, A, transfer);
  }
}
