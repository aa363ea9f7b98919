package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Recorder.Window;

/// A server's sender towards a peer that answers; [UnprovenPeerTest] has the one that does not,
/// [RetransmissionTest] the moments at which it sends again.
final class SenderTest {
  private static final OptionAck OACK = OptionAck.of(option("blksize", "512"));

  private final Recorder out = new Recorder();

  @Test
  void blocksGoOutOneByOneAsTheyAreAcknowledged() {
    Sender sender = plain(1_000);

    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);
    sender.onAck(2, at(0.2), out);

    assertThat(out.take()).containsExactly(new Window(1, 1), new Window(2, 1));
    assertThat(sender.outcome()).contains(new Outcome.Complete());
    assertThat(sender.acknowledgedBytes()).isEqualTo(1_000);
    assertThat(sender.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 512, 1428, 65_464})
  void anEmptyFileIsOneEmptyBlock(int blockSizeBytes) {
    Sender sender = Sender.server(terms(blockSizeBytes, 1), Optional.empty(), 0);

    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);

    assertThat(out.take()).containsExactly(new Window(1, 1));
    assertThat(sender.outcome()).contains(new Outcome.Complete());
  }

  @Test
  void anExactMultipleOfTheBlockSizeEndsWithAnEmptyBlock() {
    Sender sender = plain(512);

    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);

    assertThat(out.take()).containsExactly(new Window(1, 1), new Window(2, 1));
    assertThat(sender.blocks().payloadBytes(2)).isZero();
    assertThat(sender.outcome()).isEmpty();
  }

  @Test
  void aDuplicateAckIsNotAnswered() {
    Sender sender = plain(5_000);
    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);
    out.take();

    sender.onAck(1, at(0.2), out);
    sender.onAck(0, at(0.3), out);

    assertThat(out.take()).isEmpty();
    assertThat(sender.deadlineNanos()).isEqualTo(at(0.4));
  }

  @Test
  void aDuplicateAckOfAWindowIsNotAnswered() {
    Sender sender = proven(4, 20 * 512);
    sender.onAck(4, at(0.1), out);
    out.take();

    sender.onAck(4, at(0.2), out);

    assertThat(out.take()).isEmpty();
  }

  @Test
  void ack0TwiceStartsDataOnce() {
    Sender sender = Sender.server(terms(512, 4), Optional.of(OACK), 20 * 512);

    sender.start(at(0), out);
    sender.onAck(0, at(0.1), out);
    sender.onAck(0, at(0.2), out);

    assertThat(out.take()).containsExactly(OACK, new Window(1, 4));
  }

  @Test
  void anAckForABlockNotYetSentIsIgnored() {
    Sender sender = plain(100_000);
    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);
    out.take();

    sender.onAck(3, at(0.2), out);
    sender.onAck(50, at(0.3), out);
    sender.onAck(65_535, at(0.4), out);

    assertThat(out.take()).isEmpty();
    assertThat(sender.acknowledgedBytes()).isEqualTo(512);
  }

  @Test
  void anAckFromBeforeIsIgnored() {
    Sender sender = plain(100_000);
    sender.start(at(0), out);
    sender.onAck(1, at(0.1), out);
    sender.onAck(2, at(0.2), out);
    out.take();

    sender.onAck(1, at(0.3), out);

    assertThat(out.take()).isEmpty();
  }

  @Test
  void aWindowIsFollowedByTheNextAtTheAckOfItsLastBlock() {
    Sender sender = proven(4, 6 * 512 - 1);

    sender.onAck(4, at(0.1), out);
    sender.onAck(6, at(0.2), out);

    assertThat(out.take()).containsExactly(new Window(5, 2));
    assertThat(sender.outcome()).contains(new Outcome.Complete());
    assertThat(sender.retransmittedBlocks()).isZero();
  }

  @Test
  void anAckInsideTheWindowStartsTheNextWindowThereInParts() {
    Sender sender = proven(8, 100 * 512);

    sender.onAck(6, at(0.1), out);
    sender.onTime(sender.deadlineNanos(), out);

    assertThat(out.take()).containsExactly(new Window(7, 4), new Window(11, 4));
    assertThat(sender.retransmittedBlocks()).isEqualTo(2);
  }

  @Test
  void aPhoneThatErasesItsFlashFor80SecondsIsServedOn() {
    Sender sender = proven(1, 100 * 512);
    sender.onAck(1, at(0), out);
    momentsOfRepetition(sender, at(80));
    out.take();

    sender.onAck(2, at(80), out);

    assertThat(out.take()).containsExactly(new Window(3, 1));
    assertThat(sender.outcome()).isEmpty();
  }

  @Test
  void aPeerThatStaysSilentIsGivenUpAfter90Seconds() {
    Sender sender = proven(1, 100 * 512);

    List<Long> moments = momentsOfRepetition(sender, at(1_000));

    assertThat(moments).hasSizeGreaterThan(5);
    assertThat(sender.outcome()).contains(new Outcome.PeerSilent(true));
    assertThat(sender.lastHeardNanos()).isEqualTo(at(0));
  }

  @Test
  void duplicateAcksDoNotHoldATransferOpenForEver() {
    Sender sender = proven(1, 100 * 512);

    for (int second = 1; second <= 90; second++) {
      sender.onAck(0, at(second), out);
      sender.onTime(at(second), out);
    }

    assertThat(sender.outcome()).contains(new Outcome.PeerSilent(true));
  }

  @Test
  void aLostLastAckIsNoFailure() {
    Sender sender = plain(1_000);
    sender.start(at(0), out);
    sender.onAck(1, at(0), out);

    assertThat(sender.awaitsOnlyLastAck()).isTrue();
    momentsOfRepetition(sender, at(1_000));

    assertThat(sender.outcome()).contains(new Outcome.LastAckMissing());
    assertThat(sender.outcome().get().isComplete()).isTrue();
  }

  @Test
  void anErrorEndsTheTransferAtOnceAndWithoutAnAnswer() {
    Sender sender = proven(4, 100 * 512);
    ErrorPacket error = new ErrorPacket(3, "flash full");

    sender.onError(error, at(1));
    sender.onAck(4, at(2), out);
    sender.onTime(at(500), out);

    assertThat(out.take()).isEmpty();
    assertThat(sender.outcome()).contains(new Outcome.PeerError(error));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void aSizeProbeIsNoFailure(int code) {
    OptionAck size = OptionAck.of(option("tsize", "100"));
    Sender sender = Sender.server(terms(512, 1), Optional.of(size), 100);
    sender.start(at(0), out);

    sender.onError(new ErrorPacket(code, "User aborted the transfer"), at(0.1));

    assertThat(out.take()).containsExactly(size);
    assertThat(sender.outcome()).contains(new Outcome.SizeProbe());
  }

  @Test
  void anErrorThatIsNoSizeProbeIsAnError() {
    OptionAck size = OptionAck.of(option("tsize", "100"));
    ErrorPacket tooLarge = new ErrorPacket(3, "File too large");
    ErrorPacket refused = new ErrorPacket(8, "no");
    Sender outOfSpace = Sender.server(terms(512, 1), Optional.of(size), 100);
    Sender later = Sender.server(terms(512, 1), Optional.of(size), 100_000);
    Sender withoutSize = Sender.server(terms(512, 1), Optional.of(OACK), 100);
    List.of(outOfSpace, later, withoutSize).forEach(sender -> sender.start(at(0), out));

    outOfSpace.onError(tooLarge, at(1));
    later.onAck(0, at(1), out);
    later.onError(refused, at(2));
    withoutSize.onError(refused, at(1));

    assertThat(outOfSpace.outcome()).contains(new Outcome.PeerError(tooLarge));
    assertThat(later.outcome()).contains(new Outcome.PeerError(refused));
    assertThat(withoutSize.outcome()).contains(new Outcome.PeerError(refused));
  }

  @Test
  void aRepeatedRequestOfAProvenPeerIsALateCopy() {
    Sender sender = proven(4, 100 * 512);

    sender.onRepeatedRequest(at(0.5), out);

    assertThat(out.take()).isEmpty();
  }

  @Test
  void aHushedSenderSendsNothingAndEndsAsSuperseded() {
    Sender sender = proven(4, 100 * 512);

    sender.hush();
    List<Long> moments = momentsOfRepetition(sender, at(1_000));

    assertThat(moments).isEmpty();
    assertThat(sender.outcome()).contains(new Outcome.Superseded());
  }

  @Test
  void aHushedPeerThatSpeaksAgainIsServedOn() {
    Sender sender = proven(1, 100 * 512);
    sender.hush();

    sender.onAck(1, at(10), out);

    assertThat(out.take()).containsExactly(new Window(2, 1));
    assertThat(momentsOfRepetition(sender, at(50))).first().isEqualTo(at(18));
  }

  @Test
  void aHushedPeerThatRepeatsItsAckGetsTheTimerBack() {
    Sender sender = proven(1, 100 * 512);
    sender.hush();

    sender.onAck(0, at(10), out);

    assertThat(out.take()).isEmpty();
    assertThat(momentsOfRepetition(sender, at(10.1))).containsExactly(at(10.08));
  }

  @Test
  void aPeerThatStartsAnewFromTheSamePortEndsTheOldTransferInSilence() {
    Sender sender = proven(1, 100 * 512);

    sender.supersede();

    assertThat(out.take()).isEmpty();
    assertThat(sender.outcome()).contains(new Outcome.Superseded());
  }

  @Test
  void shuttingDownTellsThePeer() {
    Sender sender = proven(1, 100 * 512);
    ErrorPacket why = ErrorPacket.of(ErrorCode.NOT_DEFINED, "server is shutting down");

    sender.abort(why, out);
    sender.abort(why, out);

    assertThat(out.take()).containsExactly(why);
    assertThat(sender.outcome()).contains(new Outcome.Aborted(why));
  }

  /// A sender whose peer has acknowledged the options; its first window is out at 0.
  private Sender proven(int windowSize, long sizeBytes) {
    Sender sender = Sender.server(terms(512, windowSize), Optional.of(OACK), sizeBytes);
    sender.start(at(0), out);
    sender.onAck(0, at(0), out);
    out.take();
    return sender;
  }

  private static Sender plain(long sizeBytes) {
    return Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), sizeBytes);
  }

  /// Wakes the sender when it wants to be woken; the moments at which it then sent something.
  private List<Long> momentsOfRepetition(Sender sender, long untilNanos) {
    List<Long> moments = new ArrayList<>();
    while (sender.deadlineNanos() <= untilNanos) {
      long now = sender.deadlineNanos();
      sender.onTime(now, out);
      if (sender.outcome().isEmpty()) {
        moments.add(now);
      }
    }
    return moments;
  }
}
