package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rekindle.recovery.Tape.Phone.A;
import static rekindle.recovery.Tape.SIZE;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rekindle.recovery.Tape.Phone;

/// The rules by which requests become one story.
final class LineTest {

  @Test
  void attemptsAfterFailuresBelongToOneRecovery() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .refuses(0, A, 1, Refusal.NOT_PUBLISHED, "")
            .asks(200, A, 2)
            .sends(200, A, 2)
            .ends(290, A, 2, Ending.PHONE_SILENT, 512)
            .asks(500, A, 3)
            .sends(500, A, 3)
            .completes(512, A, 3);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.attempts()).isEqualTo(3);
    assertThat(recovery.startedAt()).isEqualTo(Tape.NOON);
    assertThat(recovery.timeline().first()).hasSize(tape.entries().size());
  }

  @Test
  void anAttemptLongAfterAFailureIsANewRecovery() {
    double tooLate = (double) Line.RETRY.toSeconds() + 1;
    var tape =
        new Tape()
            .asks(0, A, 1)
            .refuses(0, A, 1, Refusal.NOT_PUBLISHED, "")
            .asks(tooLate, A, 2)
            .refuses(tooLate, A, 2, Refusal.NOT_PUBLISHED, "");

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).extracting(Recovery::id).containsExactly(1L, 3L);
  }

  @Test
  void moreThanALineHoldsAreAllStoriesOfTheirOwn() {
    int phones = 3 * Line.MOST;
    var tape = new Tape();
    IntStream.range(0, phones).forEach(n -> tape.asks(1, A, n));
    IntStream.range(0, phones).forEach(n -> tape.sendsUnheard(2, A, n));
    IntStream.range(0, phones).forEach(n -> tape.completes(3, A, n));

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).hasSize(phones);
    assertThat(recoveries).extracting(Recovery::outcome).containsOnly(Outcome.COMPLETE);
  }

  @Test
  void thatAPhoneAnsweredAddsNothingToItsHavingEverything() {
    Recovery twice = new Tape().asks(0, A, 1).sends(1, A, 1).completes(2, A, 1).only();
    Recovery once = new Tape().asks(0, A, 1).sendsUnheard(1, A, 1).completes(2, A, 1).only();

    assertThat(once.deciding()).isEqualTo(twice.deciding());
    assertThat(once.outcome()).isEqualTo(twice.outcome());
  }

  @Test
  void spellingsOfOneNameAreOneName() {
    var spelled = new Phone(A.address(), "\\SNOM320.BIN");
    var tape = new Tape().asks(0, A, 1).refuses(0, A, 1, Refusal.BUSY, "").asks(5, spelled, 2);

    Recovery recovery = tape.only();

    assertThat(recovery.attempts()).isEqualTo(2);
    assertThat(recovery.name()).isEqualTo("\\SNOM320.BIN");
  }

  @Test
  void anotherNameFromTheSameAddressIsAnotherRecovery() {
    var other = new Phone(A.address(), "snom370.bin");
    var tape = new Tape().asks(0, A, 1).refuses(0, A, 1, Refusal.BUSY, "").asks(5, other, 2);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).extracting(Recovery::name).containsExactly("snom320.bin", "snom370.bin");
  }

  @Test
  void severalPhonesBehindOneAddressStaySeparate() {
    var tape = new Tape();
    IntStream.range(0, 100).forEach(n -> tape.asks(0, A, n).sends(0.1, A, n));
    IntStream.range(0, 100).forEach(n -> tape.completes(12 + n, A, n));

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).hasSize(100);
    assertThat(recoveries)
        .allSatisfy(recovery -> assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE))
        .allSatisfy(recovery -> assertThat(recovery.repeatedBy()).isEmpty());
  }

  @Test
  void aRequestAfterACompleteOneOnASharedAddressIsNoRepetition() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .asks(0, A, 2)
            .sends(0.1, A, 1)
            .sends(0.1, A, 2)
            .completes(12, A, 1)
            .completes(13, A, 2)
            .asks(20, A, 3);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).hasSize(3);
    assertThat(recoveries.getLast().repeats()).isEmpty();
  }

  @Test
  void twoTransfersThatOverlappedAndBothGotThroughAreTwoPhones() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .asks(1, A, 2)
            .sendsUnheard(1, A, 1)
            .sendsUnheard(1, A, 2)
            .completes(12, A, 1)
            .completes(13, A, 2)
            .asks(20, A, 3);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).hasSize(3).allSatisfy(r -> assertThat(r.repeats()).isEmpty());
  }

  @Test
  void aRestartedPhoneGoesOnInItsStory() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .sends(0.1, A, 1)
            .stalls(10, A, 1, 512_000)
            .asks(12, A, 2)
            .sends(12.1, A, 2)
            .completes(24, A, 2)
            .ends(100, A, 1, Ending.SUPERSEDED, 512_000);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.attempts()).isEqualTo(2);
    assertThat(recovery.bytes()).isEqualTo(SIZE);
  }

  @Test
  void aSupersededTransferJoinsItsSuccessorsStory() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .sends(0.1, A, 1)
            .asks(12, A, 2)
            .sends(12.1, A, 2)
            .ends(20, A, 1, Ending.SUPERSEDED, 512_000)
            .completes(24, A, 2);

    Recovery recovery = tape.only();

    assertThat(recovery.id()).isEqualTo(1);
    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.timeline().first()).isEqualTo(tape.entries());
  }

  @Test
  void aPhoneThatWasTakenForRestartedGetsItsStoryBackWhenItGoesOn() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .sends(0.1, A, 1)
            .stalls(10, A, 1, 512_000)
            .asks(12, A, 2)
            .sends(12.1, A, 2)
            .resumes(13, A, 1, 513_000)
            .completes(24, A, 1)
            .ends(90, A, 2, Ending.PHONE_SILENT, 1_024);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries)
        .extracting(Recovery::id, Recovery::outcome, Recovery::attempts)
        .containsExactly(tuple(1L, Outcome.COMPLETE, 1), tuple(5L, Outcome.FELL_SILENT, 1));
    assertThat(recoveries.getLast().timeline().first())
        .extracting(Entry.Recorded::id)
        .containsExactly(5L, 6L, 7L, 10L);
  }

  @Test
  void aBootLoaderThatAsksFromTwoPortsAtOnceIsOneRecovery() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .asks(0.1, A, 2)
            .sendsUnheard(0.1, A, 1)
            .sends(0.1, A, 2)
            .ends(0.2, A, 1, Ending.PHONE_ERROR, 0)
            .completes(12, A, 2);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void askingForTheSizeIsNoAttempt() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .sends(0, A, 1)
            .ends(0.1, A, 1, Ending.SIZE_PROBE, 0)
            .asks(0.2, A, 2)
            .sends(0.2, A, 2)
            .completes(12, A, 2);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.attempts()).isEqualTo(1);
  }

  @Test
  void onlyAskingForTheSizeIsASizeProbe() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).ends(0.1, A, 1, Ending.SIZE_PROBE, 0);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.SIZE_PROBE);
    assertThat(recovery.attempts()).isZero();
  }

  @Test
  void askingAgainSoonAfterACompleteTransferIsARepetition() {
    var tape =
        new Tape().asks(0, A, 1).sends(0, A, 1).completes(12, A, 1).asks(20, A, 2).sends(20, A, 2);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries)
        .extracting(Recovery::outcome, Recovery::repeatedBy, Recovery::repeats)
        .containsExactly(
            tuple(Outcome.COMPLETE, OptionalLong.of(5), OptionalLong.empty()),
            tuple(Outcome.IN_PROGRESS, OptionalLong.empty(), OptionalLong.of(1)));
  }

  @Test
  void askingAgainLongAfterACompleteTransferIsNone() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).completes(12, A, 1);
    tape.asks(12 + (double) Line.REFUSED_IMAGE.toSeconds() + 1, A, 2);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).hasSize(2).allSatisfy(r -> assertThat(r.repeats()).isEmpty());
  }

  @Test
  void aPhoneThatAsksAfterLostEventsGoesOnInItsStory() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.add(new Event.EventsLost(Tape.at(5), Tape.at(4), 3)).asks(30, A, 2);

    Recovery recovery = tape.only();

    assertThat(recovery.attempts()).isEqualTo(2);
  }
}
