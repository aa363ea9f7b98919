package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.bytes;
import static rekindle.tftp.Samples.option;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Recorder.Accepted;
import rekindle.tftp.Recorder.StartedOver;

/// How the boot loaders of the field behave, from their sources.
final class ClientHabitsTest {
  private static final String FULL = "x".repeat(512);

  private final Recorder out = new Recorder();

  @Test
  void eachAsksItsOwnOptions() {
    assertThat(ClientHabits.UBOOT_1_1_3.readRequest("snom320.bin"))
        .isEqualTo(new ReadRequest("snom320.bin", "octet", Options.of(option("timeout", "5"))));
    assertThat(ClientHabits.UBOOT_2010.readRequest("snom320.bin").options())
        .isEqualTo(
            Options.of(option("timeout", "5"), option("tsize", "0"), option("blksize", "1468")));
    assertThat(ClientHabits.BUSYBOX.readRequest("a").options())
        .isEqualTo(Options.of(option("tsize", "0")));
    assertThat(ClientHabits.STRICT.readRequest("a").options()).isEqualTo(Options.NONE);
  }

  @Test
  void ubootAsksElevenTimesFiveSecondsApartAndStartsOverForEver() {
    ReadRequest request = ClientHabits.UBOOT_1_1_3.readRequest("snom320.bin");
    Receiver receiver = Receiver.client(request, ClientHabits.UBOOT_1_1_3);
    receiver.start(at(0), out);

    List<Long> moments = momentsUntil(receiver, at(70));

    assertThat(moments)
        .containsExactly(
            at(5), at(10), at(15), at(20), at(25), at(30), at(35), at(40), at(45), at(50), at(55),
            at(65), at(70));
    List<Object> effects = out.take();
    assertThat(effects.subList(0, 11)).containsOnly(request);
    assertThat(effects.subList(11, 14))
        .containsExactly(new StartedOver("Retry count exceeded; starting again"), request, request);
    assertThat(receiver.outcome()).isEmpty();
  }

  @Test
  void ubootCountsItsTimeoutsOverTheWholeFile() {
    Receiver receiver = started(ClientHabits.UBOOT_1_1_3);
    double now = 0;
    for (int block = 1; block <= 10; block++) {
      receiver.onData(block, bytes(FULL), at(now), out);
      now += 5;
      receiver.onTime(at(now), out);
    }
    receiver.onData(11, bytes(FULL), at(now), out);
    out.take();

    receiver.onTime(at(now + 5), out);

    assertThat(out.take()).containsExactly(new StartedOver("Retry count exceeded; starting again"));
    assertThat(receiver.receivedBytes()).isZero();
  }

  @Test
  void ubootDoesNotAcknowledgeADuplicateButItsTimerDoes() {
    Receiver receiver = started(ClientHabits.UBOOT_1_1_3);
    receiver.onData(1, bytes(FULL), at(0), out);
    out.take();

    receiver.onData(1, bytes(FULL), at(1), out);
    receiver.onData(1, bytes(FULL), at(3), out);
    List<Object> untilThen = out.take();
    receiver.onTime(at(5), out);

    assertThat(untilThen).isEmpty();
    assertThat(out.take()).containsExactly(new Ack(1));
  }

  @Test
  void ubootTakesAnOackWithoutReadingIt() {
    Receiver receiver = started(ClientHabits.UBOOT_1_1_3);

    receiver.onOptionAck(OptionAck.of(option("blksize", "9000")), at(0), out);
    receiver.onData(1, bytes(FULL), at(1), out);

    assertThat(out.take()).containsExactly(new Ack(0), new Accepted(FULL), new Ack(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 17})
  void ubootStartsOverWhereTheFirstBlockIsNotBlock1(int block) {
    Receiver receiver = started(ClientHabits.UBOOT_1_1_3);

    receiver.onData(block, bytes(FULL), at(1), out);

    assertThat(out.take())
        .containsExactly(new StartedOver("First block is not block 1 (" + block + ")"));
    assertThat(receiver.deadlineNanos()).isEqualTo(at(11));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void ubootOf2005StartsOverOnAnyError(int code) {
    Receiver receiver = started(ClientHabits.UBOOT_1_1_3);

    receiver.onError(new ErrorPacket(code, "no"), at(1), out);

    assertThat(out.take()).containsExactly(new StartedOver("TFTP error: 'no' (" + code + ")"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ubootOf2010TakesARefusalForAnAnswer(int code) {
    ErrorPacket refusal = new ErrorPacket(code, "no");
    Receiver receiver = started(ClientHabits.UBOOT_2010);

    receiver.onError(refusal, at(1), out);

    assertThat(out.take()).isEmpty();
    assertThat(receiver.outcome()).contains(new Outcome.PeerError(refusal));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 5})
  void ubootOf2010StartsOverOnOtherErrors(int code) {
    Receiver receiver = started(ClientHabits.UBOOT_2010);

    receiver.onError(new ErrorPacket(code, "no"), at(1), out);

    assertThat(out.take()).containsExactly(new StartedOver("TFTP error: 'no' (" + code + ")"));
    assertThat(receiver.outcome()).isEmpty();
  }

  @Test
  void aClientThatStartsOverBeginsWithNothing() {
    ClientHabits habits = ClientHabits.UBOOT_2010;
    ReadRequest request = habits.readRequest("snom320.bin");
    Receiver receiver = started(habits);
    receiver.onOptionAck(OptionAck.of(option("blksize", "1468")), at(0), out);
    receiver.onData(1, bytes("y".repeat(1_468)), at(1), out);
    receiver.onError(new ErrorPacket(0, "broken"), at(2), out);
    out.take();

    receiver.onData(2, bytes("late"), at(3), out);
    receiver.onTime(at(12), out);
    receiver.onData(1, bytes("end"), at(13), out);

    assertThat(out.take()).containsExactly(request, new Accepted("end"), new Ack(1));
    assertThat(receiver.outcome()).contains(new Outcome.Complete());
    assertThat(receiver.receivedBytes()).isEqualTo(3);
  }

  @Test
  void busyboxAsksTwelveTimesEverMoreSlowlyAndGivesUp() {
    Receiver receiver =
        Receiver.client(ClientHabits.BUSYBOX.readRequest("a"), ClientHabits.BUSYBOX);
    receiver.start(at(0), out);

    List<Long> moments = momentsUntil(receiver, at(60));

    assertThat(out.take()).hasSize(12);
    assertThat(moments).startsWith(at(0.1), at(0.25), at(0.475)).endsWith(at(13));
    assertThat(receiver.outcome()).contains(new Outcome.PeerSilent(false));
  }

  @Test
  void busyboxRefusesABlockSizeItDidNotAsk() {
    Receiver receiver = started(ClientHabits.BUSYBOX);
    ErrorPacket refusal = ErrorPacket.of(ErrorCode.OPTION_REFUSED, "option was not asked");

    receiver.onOptionAck(OptionAck.of(option("blksize", "1428")), at(0.1), out);

    assertThat(out.take()).containsExactly(refusal);
  }

  @Test
  void strictTakesAFileOf65535BlocksAndDiesAtTheNext() {
    Receiver whole = started(ClientHabits.STRICT);
    Receiver tooLong = started(ClientHabits.STRICT);
    ErrorPacket death = ErrorPacket.of(ErrorCode.NOT_DEFINED, "no block numbers left");

    for (int block = 1; block < 65_535; block++) {
      whole.onData(block, bytes(FULL), at(0), new Recorder());
      tooLong.onData(block, bytes(FULL), at(0), new Recorder());
    }
    whole.onData(65_535, bytes("end"), at(1), out);
    tooLong.onData(65_535, bytes(FULL), at(1), new Recorder());
    tooLong.onData(0, bytes("end"), at(2), out);

    assertThat(out.take()).containsExactly(new Accepted("end"), new Ack(65_535), death);
    assertThat(whole.outcome()).contains(new Outcome.Complete());
    assertThat(tooLong.outcome()).contains(new Outcome.Aborted(death));
  }

  private Receiver started(ClientHabits habits) {
    Receiver receiver = Receiver.client(habits.readRequest("snom320.bin"), habits);
    receiver.start(at(0), out);
    out.take();
    return receiver;
  }

  /// Wakes the receiver when it wants to be woken; the moments it was.
  private List<Long> momentsUntil(Receiver receiver, long untilNanos) {
    List<Long> moments = new ArrayList<>();
    while (receiver.deadlineNanos() <= untilNanos) {
      moments.add(receiver.deadlineNanos());
      receiver.onTime(receiver.deadlineNanos(), out);
    }
    return moments;
  }
}
