package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.terms;
import static rekindle.tftp.Samples.write;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Recorder.Window;

final class UploadTest {
  private final Recorder out = new Recorder();

  @Test
  void ack0StartsAPlainUploadOnce() {
    WriteRequest request = write();
    Upload upload = new Upload(request, 600, ClientHabits.REKINDLE);

    upload.start(at(0), out);
    upload.onAck(0, at(0.1), out);
    upload.onAck(0, at(0.2), out);
    upload.onAck(1, at(0.3), out);
    upload.onAck(2, at(0.4), out);

    assertThat(out.take()).containsExactly(request, new Window(1, 1), new Window(2, 1));
    assertThat(upload.outcome()).contains(new Outcome.Complete());
    assertThat(upload.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anOackStartsTheUploadUnderItsTermsOnce() {
    WriteRequest request = write(option("blksize", "1428"), option("windowsize", "4"));
    OptionAck answer = OptionAck.of(option("blksize", "100"), option("windowsize", "4"));
    Upload upload = new Upload(request, 1_000, ClientHabits.REKINDLE);

    upload.start(at(0), out);
    upload.onOptionAck(answer, at(0.1), out);
    upload.onOptionAck(answer, at(0.2), out);

    assertThat(out.take()).containsExactly(request, new Window(1, 4));
    assertThat(upload.sender().map(Sender::terms)).isEqualTo(Optional.of(terms(100, 4)));
  }

  @Test
  void anUnacceptableOackIsRefusedWithError8() {
    Upload upload = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    ErrorPacket refusal = ErrorPacket.of(ErrorCode.OPTION_REFUSED, "option was not asked");
    upload.start(at(0), out);
    out.take();

    upload.onOptionAck(OptionAck.of(option("blksize", "512")), at(0.1), out);

    assertThat(out.take()).containsExactly(refusal);
    assertThat(upload.outcome()).contains(new Outcome.Aborted(refusal));
  }

  @Test
  void anAckOfAnotherBlockIsNoAnswerToARequest() {
    Upload upload = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    upload.start(at(0), out);
    out.take();

    upload.onAck(1, at(0.1), out);

    assertThat(out.take()).isEmpty();
    assertThat(upload.sender()).isEmpty();
  }

  @Test
  void aRequestNobodyAnswersIsRepeatedAndGivenUp() {
    WriteRequest request = write();
    Upload upload = new Upload(request, 1_000, ClientHabits.REKINDLE);

    upload.start(at(0), out);
    while (upload.outcome().isEmpty()) {
      upload.onTime(upload.deadlineNanos(), out);
    }

    assertThat(out.take()).containsOnly(request).hasSize(6);
    assertThat(upload.outcome()).contains(new Outcome.PeerSilent(false));
  }

  @Test
  void aRefusalEndsItInEitherPhase() {
    ErrorPacket refusal = new ErrorPacket(2, "no uploads here");
    Upload early = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    Upload late = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    early.start(at(0), out);
    late.start(at(0), out);
    late.onAck(0, at(0.1), out);

    early.onError(refusal, at(0.2));
    late.onError(refusal, at(0.2));

    assertThat(early.outcome()).contains(new Outcome.PeerError(refusal));
    assertThat(late.outcome()).contains(new Outcome.PeerError(refusal));
  }

  @Test
  void givingUpTellsTheServerOnceItHasAPort() {
    ErrorPacket why = ErrorPacket.of(ErrorCode.NOT_DEFINED, "interrupted");
    Upload early = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    Upload late = new Upload(write(), 1_000, ClientHabits.REKINDLE);
    early.start(at(0), out);
    late.start(at(0), out);
    late.onAck(0, at(0.1), out);
    out.take();

    early.abort(why, out);
    late.abort(why, out);

    assertThat(out.take()).containsExactly(why);
    assertThat(early.outcome()).contains(new Outcome.Aborted(why));
  }

  @Test
  void anAgreedTimeoutIsObeyed() {
    Upload upload = new Upload(write(option("timeout", "7")), 1_000, ClientHabits.REKINDLE);
    upload.start(at(0), out);

    upload.onOptionAck(OptionAck.of(option("timeout", "7")), at(0), out);

    assertThat(upload.deadlineNanos()).isEqualTo(at(7));
  }
}
