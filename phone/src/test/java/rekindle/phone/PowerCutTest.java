package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.tftp.ClientHabits;

/// The power fails inside every step of every flash operation of a recovery, one after the other.
class PowerCutTest {
  private static final Model MODEL = Models.TINY;
  private static final String NEW_VERSION = "8.7.5.35";
  private static final String OLD_VERSION = "8.4.18";
  private static final ByteBuffer IMAGE =
      PracticeImage.make("tiny1", Models.TINY_IMAGE_BYTES, NEW_VERSION, 1).bytes();

  private static final ByteBuffer OLD =
      PracticeImage.make("tiny1", Models.TINY_IMAGE_BYTES, OLD_VERSION, 7).bytes();

  @Test
  void whereverThePowerFailsNoBrokenFirmwareIsStartedAndTheNextAttemptRecovers() {
    List<Integer> stepsByOperation = stepsOfAnUndisturbedRecovery();
    int cuts = 0;

    for (int operation = 1; operation <= stepsByOperation.size(); operation++) {
      for (int step = 0; step < stepsByOperation.get(operation - 1); step++) {
        cutAndRecover(new PowerCut(operation, step));
        cuts++;
      }
    }

    assertThat(cuts).isGreaterThan(1_500);
  }

  @Test
  void thePowerMayFailTwiceInARow() {
    Seed seed = Seed.drawn();
    var random = seed.random();
    int operations = stepsOfAnUndisturbedRecovery().size();

    for (int round = 0; round < 300; round++) {
      NorFlash chip = Factory.working(MODEL, 7);
      cut(chip, new PowerCut(1 + random.nextInt(operations), random.nextInt(9)));
      NorFlash again = reopened(chip);
      cut(again, new PowerCut(1 + random.nextInt(operations), random.nextInt(9)));

      assertThat(attempt(reopened(again), PowerCut.NEVER).ending())
          .as("round %d, %s", round, seed)
          .isEqualTo(Ending.RUNNING);
    }
  }

  @Test
  void aPullOfThePlugTearsTheOperationUnderWay() {
    NorFlash chip = Factory.working(MODEL, 7);
    Bench bench = new Bench(MODEL, chip, setup(Speed.REAL, PowerCut.NEVER));
    bench.with(LockStepServer.offering("tiny1.bin", IMAGE));
    bench.with(Person.onOneSubnet(MODEL)).powerOn();
    bench.until(4 * Bench.SECOND);

    bench.phone.powerOff(bench.nowNanos, bench);

    assertThat(bench.reports).extracting(Report::ending).containsExactly(Ending.POWER_CUT);
    assertThat(bench.reports.getLast().powerCut()).isTrue();
    assertThat(bench.phone.powered()).isFalse();
    assertThat(bench.phone.screen().dark()).isTrue();
    assertThat(chip.busy()).isFalse();
    assertNothingBrokenStarts(reopened(chip), new PowerCut(chip.operations(), 0));
  }

  @Test
  void aPullOfThePlugWhileLoadingHarmsNothing() {
    NorFlash chip = Factory.working(MODEL, 7);
    Bench bench = new Bench(MODEL, chip, setup(Speed.REAL, PowerCut.NEVER));
    bench.with(Person.onOneSubnet(MODEL)).powerOn().until(4 * Bench.SECOND);

    bench.phone.powerOff(bench.nowNanos, bench);

    assertThat(bench.reports).isEmpty();
    assertThat(chip.operations()).isZero();
  }

  private static void cutAndRecover(PowerCut cut) {
    NorFlash chip = Factory.working(MODEL, 7);
    cut(chip, cut);

    assertNothingBrokenStarts(reopened(chip), cut);
    assertThat(BootCode.intact(MODEL, chip)).as("boot loader after %s", cut).isTrue();

    Report recovered = attempt(reopened(chip), PowerCut.NEVER);
    assertThat(recovered.ending()).as("next attempt after %s", cut).isEqualTo(Ending.RUNNING);
    assertThat(recovered.firmwareVersion()).as("%s", cut).contains(NEW_VERSION);
    assertThat(recovered.settingsErased()).as("%s", cut).isTrue();
  }

  private static void cut(NorFlash chip, PowerCut cut) {
    Report report = attempt(chip, cut);
    assertThat(report.ending()).as("%s", cut).isEqualTo(Ending.POWER_CUT);
    assertThat(report.powerCut()).as("%s", cut).isTrue();
  }

  /// Left alone after the cut, the phone runs one of the two whole firmwares or nothing at all.
  private static void assertNothingBrokenStarts(NorFlash chip, PowerCut cut) {
    Bench bench = new Bench(MODEL, chip, setup(Speed.AS_FAST_AS_IT_GOES, PowerCut.NEVER));
    Report report = bench.powerOn().untilEnded();
    ByteBuffer firmware = chip.read(Models.TINY_FLASH.firmware());
    boolean wholeNew = firmware.slice(0, IMAGE.limit()).equals(IMAGE);
    boolean wholeOld = firmware.slice(0, OLD.limit()).equals(OLD);

    assertThat(report.ending())
        .as("left alone after %s", cut)
        .isEqualTo(wholeNew || wholeOld ? Ending.RUNNING : Ending.RESCUE);
  }

  private static Report attempt(NorFlash chip, PowerCut cut) {
    Bench bench = new Bench(MODEL, chip, setup(Speed.AS_FAST_AS_IT_GOES, cut));
    bench.with(LockStepServer.offering("tiny1.bin", IMAGE)).with(Person.onOneSubnet(MODEL));
    return bench.powerOn().untilEnded();
  }

  /// The same cells in a new phone object, so that its operations count from one again.
  private static NorFlash reopened(NorFlash chip) {
    return NorFlash.holding(Models.TINY_FLASH, chip.content());
  }

  private static Setup setup(Speed speed, PowerCut cut) {
    return new Setup(speed, ClientHabits.UBOOT_1_1_3, cut, ServerPorts.STANDARD);
  }

  private static List<Integer> stepsOfAnUndisturbedRecovery() {
    NorFlash chip = NorFlash.blank(Models.TINY_FLASH);
    var plan = new ArrayList<>(FlashPlan.erasing(Models.TINY_FLASH, IMAGE.limit()));
    plan.addAll(FlashPlan.writing(Models.TINY_FLASH, Models.TINY_FLASH.firmware(), IMAGE));
    return plan.stream().map(chip::stepsOf).toList();
  }
}
