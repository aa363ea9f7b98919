package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.recovery.Tape.Phone.A;
import static rekindle.recovery.Tape.Phone.B;
import static rekindle.recovery.Tape.SIZE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Tape.Phone;

/// What a journal tells, and what bounds it.
final class RecoveriesTest {

  @Test
  void aWholeTransferIsOneCompleteRecovery() {
    var tape = new Tape().asks(0, A, 1).sends(0.1, A, 1);
    tape.add(Tape.finished(12, A, 1, Ending.COMPLETE, SIZE, 7));

    Recovery recovery = tape.only();

    assertThat(recovery.id()).isEqualTo(1);
    assertThat(recovery.phone()).isEqualTo(Endpoint.parse("192.168.1.50:2001"));
    assertThat(recovery.protocol()).isEqualTo(Protocol.TFTP);
    assertThat(recovery.name()).isEqualTo("snom320.bin");
    assertThat(recovery.model()).contains("snom320");
    assertThat(recovery.image()).contains(Tape.IMAGE);
    assertThat(recovery.startedAt()).isEqualTo(Tape.NOON);
    assertThat(recovery.lastSeenAt()).isEqualTo(Tape.at(12));
    assertThat(recovery.bytes()).isEqualTo(SIZE);
    assertThat(recovery.sizeBytes()).hasValue(SIZE);
    assertThat(recovery.duration()).isEqualTo(Duration.ofSeconds(12));
    assertThat(recovery.retransmittedBlocks()).isEqualTo(7);
    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(recovery.attempts()).isEqualTo(1);
  }

  @Test
  void aRecoveryKeepsItsEventsInOrder() {
    var tape = new Tape().asks(0, A, 1).sends(0.1, A, 1).completes(12, A, 1);

    Timeline timeline = tape.only().timeline();

    assertThat(timeline.first()).isEqualTo(tape.entries());
    assertThat(timeline.leftOut()).isZero();
    assertThat(timeline.latest()).isEmpty();
  }

  @Test
  void aRunningTransferIsInProgress() {
    var tape = new Tape().asks(0, A, 1).sends(0.1, A, 1).stalls(8, A, 1, 51_200);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.IN_PROGRESS);
    assertThat(recovery.bytes()).isEqualTo(51_200);
    assertThat(recovery.deciding().silent()).isTrue();
    assertThat(recovery.duration()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void aLostLastAcknowledgementIsNoFailure() {
    var tape = new Tape().asks(0, A, 1).sends(0.1, A, 1);
    tape.ends(100, A, 1, Ending.COMPLETE_LAST_ACK_MISSING, SIZE);

    Outcome outcome = tape.only().outcome();

    assertThat(outcome).isEqualTo(Outcome.COMPLETE_LAST_ACK_MISSING);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.word()).isEqualTo("complete-last-ack-missing");
  }

  @Test
  void aPhoneThatNeverAnsweredIsToldFromOneThatFellSilent() {
    var tape =
        new Tape()
            .asks(0, A, 1)
            .sendsUnheard(0.1, A, 1)
            .ends(30, A, 1, Ending.PHONE_SILENT, 0)
            .asks(0, B, 2)
            .sends(0.1, B, 2)
            .ends(90, B, 2, Ending.PHONE_SILENT, 1_024);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries)
        .extracting(Recovery::outcome)
        .containsExactly(Outcome.NEVER_ACKNOWLEDGED, Outcome.FELL_SILENT);
  }

  @Test
  void whatWasOpenWhenAStationDiedEndsWhenItStartsAgain() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).stalls(5, A, 1, 1_024);
    tape.add(new Event.StationStarted(Tape.at(60), "run2", "0.1.0"));

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.STATION_STOPPED);
    assertThat(recovery.bytes()).isEqualTo(1_024);
    assertThat(recovery.timeline().first().getLast()).isEqualTo(tape.entries().getLast());
  }

  @Test
  void anotherStationsStopEndsNothingHere() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.add(new Event.StationStopped(Tape.at(5), "run2"));

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.IN_PROGRESS);
  }

  @Test
  void aTransferThatGoesOnWasNotStoppedAfterAll() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.add(new Event.StationStarted(Tape.at(5), "run2", "0.1.0")).completes(12, A, 1);

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void gapsAreCounted() {
    var recoveries = new Recoveries(1);
    recoveries.apply(new Entry.Unread(1, "seen-again/1", "newer"));
    recoveries.apply(new Entry.Recorded(2, new Event.EventsLost(Tape.at(5), Tape.at(4), 3)));
    recoveries.apply(new Entry.Recorded(3, Tape.requested(0, A, 1)));
    recoveries.apply(new Entry.Recorded(4, Tape.requested(0, B, 2)));

    Gaps gaps = recoveries.gaps();

    assertThat(gaps).isEqualTo(new Gaps(3, 1, 1));
    assertThat(recoveries.list()).extracting(Recovery::id).containsExactly(4L);
  }

  @Test
  void theOldestClosedRecoveryIsForgottenFirst() {
    var recoveries = new Recoveries(2);
    var other = new Phone("192.168.1.52", "snom320.bin");
    new Tape()
        .asks(0, A, 1)
        .asks(0, B, 2)
        .refuses(0, B, 2, Refusal.BUSY, "")
        .asks(1, other, 3)
        .entries()
        .forEach(recoveries::apply);

    List<Recovery> kept = recoveries.list();

    assertThat(kept).extracting(Recovery::id).containsExactly(1L, 4L);
    assertThat(recoveries.find(2)).isEmpty();
  }

  @Test
  void anEntryThatWasAppliedBeforeChangesNothing() {
    var tape = new Tape().asks(0, A, 1).sends(0.1, A, 1).completes(12, A, 1);
    var recoveries = new Recoveries();
    tape.entries().forEach(recoveries::apply);

    tape.entries().forEach(recoveries::apply);

    assertThat(recoveries.list()).isEqualTo(tape.recoveries());
    assertThat(recoveries.lastId()).isEqualTo(4);
  }

  @Test
  void aLongTimelineIsCutInTheMiddleAndSaysSo() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    for (int n = 0; n < 100; n++) {
      tape.stalls(n, A, 1, n).resumes(n, A, 1, n);
    }

    Timeline timeline = tape.only().timeline();

    assertThat(timeline.first()).hasSize(Timeline.MOST_FIRST).isSubsetOf(tape.entries());
    assertThat(timeline.latest()).hasSize(Timeline.MOST - Timeline.MOST_FIRST);
    assertThat(timeline.latest().getLast()).isEqualTo(tape.entries().getLast());
    assertThat(timeline.leftOut()).isEqualTo(tape.entries().size() - Timeline.MOST);
  }

  @Test
  void aPhoneThatTriesAllNightIsOneBoundedRecovery() {
    var tape = new Tape();
    IntStream.range(0, 1_000)
        .forEach(n -> tape.asks(n * 30.0, A, n).refuses(n * 30.0, A, n, Refusal.BUSY, ""));

    Recovery recovery = tape.only();

    assertThat(recovery.attempts()).isEqualTo(1_000);
    assertThat(recovery.timeline().leftOut()).isEqualTo(2_000 - Timeline.MOST);
  }

  @Test
  void sourcesThatAreNotAllowedAreStrangersAndNoRecoveries() {
    var stranger = new Phone("198.51.100.7", "");
    var recoveries = new Recoveries();
    for (int n = 1; n <= 3; n++) {
      var why = n == 3 ? Drop.MALFORMED : Drop.SOURCE_NOT_ALLOWED;
      recoveries.apply(
          new Entry.Recorded(
              n, new Event.Dropped(Tape.at(n), stranger.port(n), Protocol.TFTP, why)));
    }

    List<Stranger> strangers = recoveries.strangers();

    assertThat(strangers)
        .containsExactly(
            new Stranger(stranger.port(1).address(), Protocol.TFTP, Tape.at(1), Tape.at(2), 2));
    assertThat(recoveries.list()).isEmpty();
  }

  @Test
  void forgedAddressesDoNotGrowTheMemory() {
    var recoveries = new Recoveries();
    for (int n = 0; n < 1_000; n++) {
      var forged = Endpoint.parse("198.51." + n / 250 + "." + n % 250 + ":1");
      recoveries.apply(
          new Entry.Recorded(
              n + 1L,
              new Event.Dropped(Tape.at(n), forged, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED)));
    }

    List<Stranger> strangers = recoveries.strangers();

    assertThat(strangers).hasSize(Strangers.MOST);
    assertThat(strangers.getLast().address().getHostAddress()).isEqualTo("198.51.3.249");
  }

  @Test
  void eventsOfAnUnknownTransferTellNothing() {
    var tape = new Tape().completes(12, A, 99);

    List<Recovery> recoveries = tape.recoveries();

    assertThat(recoveries).isEmpty();
  }

  @Test
  void aRefusalKeepsTheNearestName() {
    var tape = new Tape().asks(0, A, 1).refuses(0, A, 1, Refusal.NOT_PUBLISHED, "snom370.bin");

    Recovery recovery = tape.only();

    assertThat(recovery.outcome()).isEqualTo(Outcome.NOT_PUBLISHED);
    assertThat(recovery.deciding().nearest()).isEqualTo(Optional.of("snom370.bin"));
    assertThat(recovery.deciding().detail()).isEqualTo("File not found");
  }
}
