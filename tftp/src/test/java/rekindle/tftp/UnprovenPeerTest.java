package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.read;
import static rekindle.tftp.Samples.terms;
import static rekindle.tftp.Samples.write;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Negotiation.Answer.Agreed;
import rekindle.tftp.Recorder.Window;

/// What a server sends to someone who may never have asked: the source address of a request is
/// easily forged, so a request must not draw much more than it brought.
final class UnprovenPeerTest {
  private static final int MOST_PACKETS = 3;
  private static final int MOST_BYTES = 2_000;

  private final Recorder out = new Recorder();

  @Test
  void anUnansweredRequestDrawsThreeBlocksThenSilence() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);

    sender.start(at(0), out);
    long silentAt = runToTheEnd(sender);

    assertThat(out.take()).containsExactly(new Window(1, 1), new Window(1, 1), new Window(1, 1));
    assertThat(silentAt).isEqualTo(at(30));
    assertThat(sender.outcome()).contains(new Outcome.PeerSilent(false));
    assertThat(MOST_PACKETS * (Frame.HEADER_BYTES + 512)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void theAnswersLeaveAfterOneAndTwoSeconds() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    sender.start(at(0), out);

    assertThat(sender.deadlineNanos()).isEqualTo(at(1));
    sender.onTime(at(1), out);
    assertThat(sender.deadlineNanos()).isEqualTo(at(3));
    sender.onTime(at(3), out);
    assertThat(sender.deadlineNanos()).isEqualTo(at(30));
  }

  @Test
  void theOackIsSentAgainUntilItIsAcknowledged() {
    OptionAck oack = OptionAck.of(option("blksize", "1428"));
    Sender sender = Sender.server(terms(1428, 1), Optional.of(oack), 1_000_000);

    sender.start(at(0), out);
    sender.onTime(at(1), out);
    sender.onAck(0, at(1.1), out);

    assertThat(out.take()).containsExactly(oack, oack, new Window(1, 1));
    assertThat(sender.proven()).isTrue();
  }

  @Test
  void noWindowLeavesBeforeItsOptionsAreAcknowledged() {
    Agreed agreed = Samples.agreed(read(option("windowsize", "64")), 1_000_000);
    Sender sender = Sender.server(agreed.terms(), agreed.optionAck(), 1_000_000);

    sender.start(at(0), out);
    runToTheEnd(sender);

    assertThat(out.take()).hasSize(MOST_PACKETS).containsOnly(agreed.optionAck().orElseThrow());
  }

  @Test
  void theLongestOackThreeTimesIsFarBelowTheBound() {
    Agreed agreed =
        Samples.agreed(
            read(
                option("blksize", "65464"),
                option("windowsize", "64"),
                option("timeout", "0".repeat(29) + "255"),
                option("tsize", "0"),
                option("rollover", "0".repeat(31) + "1")),
            Long.MAX_VALUE);

    int bytes = PacketCodec.sizeBytes(agreed.optionAck().orElseThrow());

    assertThat(MOST_PACKETS * bytes).isLessThan(MOST_BYTES / 2);
  }

  @Test
  void aRepeatedRequestDrawsTheFirstAnswerOnceMore() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    sender.start(at(0), out);
    sender.onTime(at(1), out);
    sender.onTime(at(3), out);
    out.take();

    sender.onRepeatedRequest(at(5), out);

    assertThat(out.take()).containsExactly(new Window(1, 1));
    runToTheEnd(sender);
    assertThat(out.take()).hasSize(MOST_PACKETS - 1);
  }

  @Test
  void aPeerThatKeepsAskingIsKept() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    sender.start(at(0), out);

    for (int second = 20; second <= 200; second += 20) {
      sender.onRepeatedRequest(at(second), out);
      sender.onTime(at(second + 19), out);
    }

    assertThat(sender.outcome()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 255})
  void anAskedTimeoutMovesTheAnswersButAddsNone(int seconds) {
    Agreed agreed = Samples.agreed(read(option("timeout", "" + seconds)), 1_000_000);
    Sender sender = Sender.server(agreed.terms(), agreed.optionAck(), 1_000_000);

    sender.start(at(0), out);
    long silentAt = runToTheEnd(sender);

    assertThat(out.take()).hasSizeLessThanOrEqualTo(MOST_PACKETS);
    assertThat(silentAt).isEqualTo(at(30));
  }

  @Test
  void anAckThatAnswersNothingProvesNothing() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    sender.start(at(0), out);
    out.take();

    sender.onAck(0, at(0.1), out);
    sender.onAck(2, at(0.2), out);

    assertThat(out.take()).isEmpty();
    assertThat(sender.proven()).isFalse();
  }

  @Test
  void anErrorOnTopOfThreeAnswersWouldBeOneTooMany() {
    ErrorPacket why = ErrorPacket.of(ErrorCode.NOT_DEFINED, "server is shutting down");
    Sender early = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    Sender late = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 1_000_000);
    early.start(at(0), out);
    late.start(at(0), out);
    late.onTime(at(1), out);
    late.onTime(at(3), out);
    out.take();

    early.abort(why, out);
    late.abort(why, out);

    assertThat(out.take()).containsExactly(why);
    assertThat(late.outcome()).contains(new Outcome.Aborted(why));
  }

  @Test
  void anUnansweredUploadDrawsThreeAnswersToo() {
    Agreed agreed = Samples.agreed(write(), 0);
    Receiver receiver = Receiver.server(agreed.terms(), agreed.optionAck());

    receiver.start(at(0), out);
    while (!receiver.closed()) {
      receiver.onTime(receiver.deadlineNanos(), out);
    }

    assertThat(out.take()).containsExactly(new Ack(0), new Ack(0), new Ack(0));
    assertThat(receiver.outcome()).contains(new Outcome.PeerSilent(false));
  }

  @Test
  void aRepeatedUploadRequestDrawsTheFirstAnswerOnceMore() {
    OptionAck oack = OptionAck.of(option("tsize", "100"));
    Receiver receiver = Receiver.server(terms(512, 1), Optional.of(oack));

    receiver.start(at(0), out);
    receiver.onRepeatedRequest(at(0.5), out);
    receiver.onData(1, Samples.bytes("end"), at(1), out);
    receiver.onRepeatedRequest(at(1.5), out);

    assertThat(out.take()).containsExactly(oack, oack, new Recorder.Accepted("end"), new Ack(1));
  }

  /// Wakes the sender until it ends; the moment it did.
  private long runToTheEnd(Sender sender) {
    long now = 0;
    while (sender.outcome().isEmpty()) {
      now = sender.deadlineNanos();
      sender.onTime(now, out);
    }
    return now;
  }
}
