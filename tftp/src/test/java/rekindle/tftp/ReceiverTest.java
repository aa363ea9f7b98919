package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.bytes;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.read;
import static rekindle.tftp.Samples.terms;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Recorder.Accepted;

/// Our own client, and a server that takes an upload. Other clients' habits: [ClientHabitsTest].
///
/// The file is long because each rule of the receiver is a test of its own.
final class ReceiverTest {
  private static final String FULL = "12345678";

  private final Recorder out = new Recorder();

  @Test
  void aPlainGetAcknowledgesBlockByBlock() {
    ReadRequest request = read();
    Receiver receiver = Receiver.client(request, ClientHabits.REKINDLE);

    receiver.start(at(0), out);
    receiver.onData(1, bytes("x".repeat(512)), at(0.1), out);
    receiver.onData(2, bytes("end"), at(0.2), out);

    assertThat(out.take())
        .containsExactly(
            request, new Accepted("x".repeat(512)), new Ack(1), new Accepted("end"), new Ack(2));
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
    assertThat(receiver.receivedBytes()).isEqualTo(515);
    assertThat(receiver.receivedBlocks()).isEqualTo(2);
  }

  @Test
  void anEmptyFileIsOneEmptyBlock() {
    Receiver receiver = uploadInBlocksOf8(1);

    receiver.onData(1, bytes(""), at(0), out);

    assertThat(out.take()).containsExactly(new Accepted(""), new Ack(1));
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
  }

  @Test
  void anOackIsAcknowledgedAndObeyed() {
    ReadRequest request = read(option("blksize", "1428"), option("tsize", "0"));
    OptionAck answer = OptionAck.of(option("blksize", "8"), option("tsize", "11"));
    Receiver receiver = Receiver.client(request, ClientHabits.REKINDLE);

    receiver.start(at(0), out);
    receiver.onOptionAck(answer, at(0.1), out);
    receiver.onData(1, bytes(FULL), at(0.2), out);
    receiver.onData(2, bytes("end"), at(0.3), out);

    assertThat(out.take())
        .containsExactly(
            request, new Ack(0), new Accepted(FULL), new Ack(1), new Accepted("end"), new Ack(2));
    assertThat(receiver.announcedSizeBytes()).isEqualTo(OptionalLong.of(11));
    assertThat(receiver.terms()).isEqualTo(terms(8, 1));
  }

  @Test
  void anOackThatComesAgainIsAcknowledgedAgainUntilDataComes() {
    OptionAck answer = OptionAck.of(option("blksize", "8"));
    Receiver receiver = Receiver.client(read(option("blksize", "8")), ClientHabits.REKINDLE);
    receiver.start(at(0), out);
    receiver.onOptionAck(answer, at(0.1), out);
    out.take();

    receiver.onOptionAck(answer, at(1.1), out);
    receiver.onData(1, bytes(FULL), at(1.2), out);
    receiver.onOptionAck(answer, at(1.3), out);

    assertThat(out.take()).containsExactly(new Ack(0), new Accepted(FULL), new Ack(1));
  }

  @Test
  void anUnacceptableOackIsRefusedWithError8() {
    Receiver receiver = Receiver.client(read(option("blksize", "512")), ClientHabits.REKINDLE);
    ErrorPacket refusal = ErrorPacket.of(ErrorCode.OPTION_REFUSED, "option value not acceptable");
    receiver.start(at(0), out);
    out.take();

    receiver.onOptionAck(OptionAck.of(option("blksize", "1024")), at(0.1), out);

    assertThat(out.take()).containsExactly(refusal);
    assertThat(receiver.outcome()).contains(new Outcome.Aborted(refusal));
  }

  @Test
  void dataInAnswerToOptionsMeansBlocksOf512() {
    Receiver receiver = Receiver.client(read(option("blksize", "1428")), ClientHabits.REKINDLE);
    receiver.start(at(0), out);
    out.take();

    receiver.onData(1, bytes("x".repeat(512)), at(0.1), out);

    assertThat(out.take()).containsExactly(new Accepted("x".repeat(512)), new Ack(1));
    assertThat(receiver.outcome()).isEmpty();
  }

  @Test
  void aBlockLongerThanAgreedIsRefused() {
    Receiver receiver = Receiver.client(read(option("blksize", "1428")), ClientHabits.REKINDLE);
    ErrorPacket refusal = ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "block longer than agreed");
    receiver.start(at(0), out);
    out.take();

    receiver.onData(1, bytes("x".repeat(1_428)), at(0.1), out);

    assertThat(out.take()).containsExactly(refusal);
    assertThat(receiver.outcome()).contains(new Outcome.Aborted(refusal));
  }

  @Test
  void aBlockBeyondTheNextIsNeverTaken() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes(FULL), at(0), out);
    out.take();

    receiver.onData(3, bytes(FULL), at(0.1), out);
    receiver.onData(0, bytes(FULL), at(0.2), out);
    receiver.onData(60_000, bytes(FULL), at(0.3), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.receivedBlocks()).isEqualTo(1);
  }

  @Test
  void aBlock0BeforeTheFirstIsNotAcknowledged() {
    Receiver receiver = Receiver.client(read(), ClientHabits.REKINDLE);
    receiver.start(at(0), out);
    out.take();

    receiver.onData(0, bytes("x"), at(0.1), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.proven()).isFalse();
  }

  @Test
  void theLastBlockAgainIsAcknowledgedAgainButNotTakenTwice() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes(FULL), at(0), out);
    out.take();

    receiver.onData(1, bytes(FULL), at(1), out);

    assertThat(out.take()).containsExactly(new Ack(1));
    assertThat(receiver.receivedBytes()).isEqualTo(8);
    assertThat(receiver.retransmissions()).isEqualTo(1);
  }

  @Test
  void aWindowIsAcknowledgedAtItsEndOnly() {
    Receiver receiver = uploadInBlocksOf8(4);

    for (int block = 1; block <= 8; block++) {
      receiver.onData(block, bytes(FULL), at(0), out);
    }

    assertThat(acksIn(out.take())).containsExactly(new Ack(4), new Ack(8));
  }

  @Test
  void aShortBlockInsideAWindowEndsTheTransfer() {
    Receiver receiver = uploadInBlocksOf8(4);

    receiver.onData(1, bytes(FULL), at(0), out);
    receiver.onData(2, bytes("end"), at(0), out);

    assertThat(acksIn(out.take())).containsExactly(new Ack(2));
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
  }

  @Test
  void aGapIsAnsweredOnceWithTheLastGoodBlock() {
    Receiver receiver = uploadInBlocksOf8(8);

    for (int block : new int[] {1, 2, 4, 5, 6, 7, 8}) {
      receiver.onData(block, bytes(FULL), at(0), out);
    }

    assertThat(acksIn(out.take())).containsExactly(new Ack(2));
    assertThat(receiver.receivedBlocks()).isEqualTo(2);
  }

  @Test
  void afterAGapTheWindowCountsFromTheAck() {
    Receiver receiver = uploadInBlocksOf8(4);
    receiver.onData(1, bytes(FULL), at(0), out);
    receiver.onData(3, bytes(FULL), at(0), out);
    out.take();

    for (int block = 2; block <= 5; block++) {
      receiver.onData(block, bytes(FULL), at(0.1), out);
    }

    assertThat(acksIn(out.take())).containsExactly(new Ack(5));
  }

  @Test
  void aWindowRepeatedBecauseItsAckWasLostIsAcknowledgedOnce() {
    Receiver receiver = uploadInBlocksOf8(4);
    for (int block = 1; block <= 4; block++) {
      receiver.onData(block, bytes(FULL), at(0), out);
    }
    out.take();

    for (int block = 1; block <= 4; block++) {
      receiver.onData(block, bytes(FULL), at(1), out);
    }

    assertThat(out.take()).containsExactly(new Ack(4));
  }

  @Test
  void inTheMiddleOfAWindowTheLastGoodBlockAgainSaysNothing() {
    Receiver receiver = uploadInBlocksOf8(4);
    receiver.onData(1, bytes(FULL), at(0), out);
    receiver.onData(2, bytes(FULL), at(0), out);
    out.take();

    receiver.onData(1, bytes(FULL), at(1), out);
    receiver.onData(2, bytes(FULL), at(1), out);
    receiver.onData(3, bytes(FULL), at(1), out);
    receiver.onData(4, bytes(FULL), at(1), out);

    assertThat(acksIn(out.take())).containsExactly(new Ack(4));
  }

  @Test
  void aGapAfterSilenceIsAnsweredAnew() {
    Receiver receiver = uploadInBlocksOf8(4);
    receiver.onData(1, bytes(FULL), at(0), out);
    receiver.onData(3, bytes(FULL), at(0), out);
    receiver.onTime(at(1), out);
    out.take();

    receiver.onData(3, bytes(FULL), at(1.1), out);
    receiver.onData(4, bytes(FULL), at(1.1), out);

    assertThat(out.take()).containsExactly(new Ack(1));
  }

  @Test
  void theReceiverDalliesToRepeatALostLastAck() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes("end"), at(0), out);
    out.take();

    receiver.onData(1, bytes("end"), at(1), out);
    receiver.onTime(at(9.9), out);

    assertThat(out.take()).containsExactly(new Ack(1));
    assertThat(receiver.closed()).isFalse();
    receiver.onTime(at(10), out);
    assertThat(receiver.closed()).isTrue();
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
  }

  @Test
  void aDallyingReceiverStaysCompleteWhateverComes() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes("end"), at(0), out);
    out.take();

    receiver.onError(new ErrorPacket(0, "late"), at(1), out);
    receiver.onData(2, bytes("more"), at(2), out);
    receiver.supersede();
    receiver.abort(new ErrorPacket(0, "server is shutting down"), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
    assertThat(receiver.closed()).isTrue();
  }

  @Test
  void silenceIsAnsweredWithTheLastAck() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes(FULL), at(0), out);
    out.take();

    receiver.onTime(at(1), out);
    receiver.onTime(at(3), out);

    assertThat(out.take()).containsExactly(new Ack(1), new Ack(1));
    assertThat(receiver.deadlineNanos()).isEqualTo(at(7));
  }

  @Test
  void aRequestNobodyAnswersIsRepeatedAndGivenUp() {
    ReadRequest request = read();
    Receiver receiver = Receiver.client(request, ClientHabits.REKINDLE);

    receiver.start(at(0), out);
    while (!receiver.closed()) {
      receiver.onTime(receiver.deadlineNanos(), out);
    }

    assertThat(out.take()).containsOnly(request).hasSize(6);
    assertThat(receiver.outcome()).contains(new Outcome.PeerSilent(false));
  }

  @Test
  void anErrorEndsItWithoutAnAnswer() {
    ErrorPacket error = new ErrorPacket(1, "no such file");
    Receiver receiver = Receiver.client(read(), ClientHabits.REKINDLE);
    receiver.start(at(0), out);
    out.take();

    receiver.onError(error, at(0.1), out);
    receiver.onTime(at(100), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.outcome()).contains(new Outcome.PeerError(error));
  }

  @Test
  void aFullDiskIsToldInsteadOfTheAck() {
    ErrorPacket full = ErrorPacket.of(ErrorCode.DISK_FULL, "inbox is full");
    Receiver receiver = uploadInBlocksOf8(1);
    ReceiverOutbox fullDisk = new FullDisk(receiver, full, out);

    receiver.onData(1, bytes(FULL), at(0), fullDisk);

    assertThat(out.take()).containsExactly(full);
    assertThat(receiver.outcome()).contains(new Outcome.Aborted(full));
  }

  @Test
  void givingUpTellsTheServerOnlyOnceItHasAPort() {
    ErrorPacket why = ErrorPacket.of(ErrorCode.NOT_DEFINED, "interrupted");
    Receiver early = Receiver.client(read(), ClientHabits.REKINDLE);
    Receiver late = Receiver.client(read(), ClientHabits.REKINDLE);
    early.start(at(0), out);
    late.start(at(0), out);
    late.onData(1, bytes("x".repeat(512)), at(0.1), out);
    out.take();

    early.abort(why, out);
    late.abort(why, out);

    assertThat(out.take()).containsExactly(why);
    assertThat(early.outcome()).contains(new Outcome.Aborted(why));
  }

  @Test
  void anErrorOnTopOfThreeAnswersToAnUploadWouldBeOneTooMany() {
    ErrorPacket why = ErrorPacket.of(ErrorCode.NOT_DEFINED, "server is shutting down");
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onTime(at(1), out);
    receiver.onTime(at(3), out);
    out.take();

    receiver.abort(why, out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.outcome()).contains(new Outcome.Aborted(why));
  }

  @Test
  void aHushedReceiverSendsNothingAndEndsAsSuperseded() {
    Receiver receiver = uploadInBlocksOf8(1);
    receiver.onData(1, bytes(FULL), at(0), out);
    out.take();

    receiver.hush();
    receiver.onTime(at(50), out);
    receiver.onTime(at(90), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.outcome()).contains(new Outcome.Superseded());
  }

  /// A server's receiver that has offered its options.
  private Receiver uploadInBlocksOf8(int windowSize) {
    OptionAck oack = OptionAck.of(option("blksize", "8"), Option.of("windowsize", windowSize));
    Receiver receiver = Receiver.server(terms(8, windowSize), Optional.of(oack));
    receiver.start(at(0), out);
    out.take();
    return receiver;
  }

  private static List<Object> acksIn(List<Object> effects) {
    return effects.stream().filter(Ack.class::isInstance).toList();
  }

  /// Keeps nothing and says so at once.
  private record FullDisk(Receiver receiver, ErrorPacket why, Recorder rest)
      implements ReceiverOutbox {
    @Override
    public void accept(ByteBuffer payload) {
      receiver.abort(why, this);
    }

    @Override
    public void request(ReadRequest request) {
      rest.request(request);
    }

    @Override
    public void ack(int blockOnTheWire) {
      rest.ack(blockOnTheWire);
    }

    @Override
    public void optionAck(OptionAck optionAck) {
      rest.optionAck(optionAck);
    }

    @Override
    public void error(ErrorPacket error) {
      rest.error(error);
    }

    @Override
    public void startOver(String why) {
      rest.startOver(why);
    }
  }
}
