package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.tftp.ClientHabits;

/// The power fails inside the steps of the flash operations of a rescue mode recovery: in every one
/// of a small phone's, in a sample of a real one's.
class RescuePowerCutTest {
  private static final Model SMALL = Models.small("snom870");
  private static final Model REAL = CatalogueReader.builtIn().find("snom870").orElseThrow();
  private static final int REAL_IMAGE_BYTES = 25_167_056;
  private static final String NEW_VERSION = "8.7.5.35";
  private static final String OLD_VERSION = "8.4.18";
  private static final ByteBuffer IMAGE = RescueModeTest.image(SMALL);

  @Test
  void whereverThePowerFailsNoBrokenFirmwareIsStartedAndTheNextAttemptRecovers() {
    List<Integer> stepsByOperation = stepsOfAnUndisturbedRecovery(SMALL, IMAGE);
    int cuts = 0;

    for (int operation = 1; operation <= stepsByOperation.size(); operation++) {
      for (int step = 0; step < stepsByOperation.get(operation - 1); step++) {
        cutAndRecover(new PowerCut(operation, step));
        cuts++;
      }
    }

    assertThat(cuts).isGreaterThan(2_300);
  }

  @Test
  void thePowerMayFailTwiceInARow() {
    Seed seed = Seed.drawn();
    var random = seed.random();
    int operations = stepsOfAnUndisturbedRecovery(SMALL, IMAGE).size();

    for (int round = 0; round < 200; round++) {
      NorFlash chip = Factory.working(SMALL, 7);
      attempt(SMALL, chip, IMAGE, new PowerCut(1 + random.nextInt(operations), random.nextInt(8)));
      NorFlash again = reopened(chip);
      attempt(SMALL, again, IMAGE, new PowerCut(1 + random.nextInt(operations), random.nextInt(8)));

      assertThat(attempt(SMALL, reopened(again), IMAGE, PowerCut.NEVER).ending())
          .as("round %d, %s", round, seed)
          .isEqualTo(Ending.RUNNING);
    }
  }

  @Test
  void aPhoneOfTheRealSizeSurvivesCutsAtAnyPlace() {
    Seed seed = Seed.drawn();
    ByteBuffer image = PracticeImage.make(REAL, REAL_IMAGE_BYTES, NEW_VERSION, 1).bytes();
    int operations = stepsOfAnUndisturbedRecovery(REAL, image).size();
    NorFlash chip = Factory.working(REAL, 7);
    var cuts = new ArrayList<>(List.of(1, 2, 480, operations - 1, operations));
    seed.random().ints(3, 1, operations).forEach(cuts::add);

    for (int operation : cuts) {
      NorFlash phone = reopened(chip);
      Report torn = attempt(REAL, phone, image, new PowerCut(operation, PowerCut.MIDDLE));
      NorFlash again = reopened(phone);
      Report alone = leftAlone(REAL, again);

      assertThat(torn.ending()).as("cut %d, %s", operation, seed).isEqualTo(Ending.POWER_CUT);
      assertThat(alone.ending()).as("cut %d, %s", operation, seed).isEqualTo(Ending.RESCUE);
      chip = again;
    }
    Report recovered = attempt(REAL, chip, image, PowerCut.NEVER);

    assertThat(recovered.ending()).as("%s", seed).isEqualTo(Ending.RUNNING);
    assertThat(recovered.firmwareVersion()).contains(NEW_VERSION);
  }

  private static void cutAndRecover(PowerCut cut) {
    NorFlash chip = Factory.working(SMALL, 7);
    Report torn = attempt(SMALL, chip, IMAGE, cut);
    Report alone = leftAlone(SMALL, reopened(chip));
    Report recovered = attempt(SMALL, reopened(chip), IMAGE, PowerCut.NEVER);

    assertThat(torn.ending()).as("%s", cut).isEqualTo(Ending.POWER_CUT);
    assertThat(BootCode.intact(SMALL, chip)).as("boot loader after %s", cut).isTrue();
    assertNothingBrokenStarted(alone, cut);
    assertThat(recovered.ending()).as("next attempt after %s", cut).isEqualTo(Ending.RUNNING);
    assertThat(recovered.firmwareVersion()).as("%s", cut).contains(NEW_VERSION);
    assertThat(recovered.settingsErased()).as("%s", cut).isTrue();
  }

  /// Left alone after the cut, the phone runs one of the two whole firmwares or nothing at all. The
  /// very first step may tear nothing that counts, the very last may complete by chance.
  private static void assertNothingBrokenStarted(Report alone, PowerCut cut) {
    if (alone.ending() == Ending.RUNNING) {
      assertThat(alone.firmwareVersion().orElseThrow())
          .as("%s", cut)
          .isIn(OLD_VERSION, NEW_VERSION);
    } else {
      assertThat(alone.ending()).as("left alone after %s", cut).isEqualTo(Ending.RESCUE);
      assertThat(alone.firmwareVersion()).as("%s", cut).isEmpty();
    }
  }

  private static Report leftAlone(Model model, NorFlash chip) {
    return bench(model, chip, PowerCut.NEVER).powerOn().untilEnded();
  }

  private static Report attempt(Model model, NorFlash chip, ByteBuffer image, PowerCut cut) {
    Bench bench = bench(model, chip, cut).with(new RescuePerson(model, Protocol.HTTP));
    bench.sharing(FileServer.offering(model.recoveryName(), image)).hold(Key.HASH).powerOn();
    bench.untilSaid("Rescue mode?").letGo(Key.HASH);
    return bench.untilEnded();
  }

  private static Bench bench(Model model, NorFlash chip, PowerCut cut) {
    var setup =
        new Setup(Speed.AS_FAST_AS_IT_GOES, ClientHabits.BUSYBOX, cut, ServerPorts.STANDARD);
    return new Bench(model, chip, setup);
  }

  /// The same cells in a new phone object, so that its operations count from one again.
  private static NorFlash reopened(NorFlash chip) {
    return NorFlash.holding(chip.geometry(), chip.content());
  }

  private static List<Integer> stepsOfAnUndisturbedRecovery(Model model, ByteBuffer image) {
    NorFlash chip = NorFlash.blank(model.flash().value());
    var volume = new Volume(model.flash().value());
    var plan = new ArrayList<>(volume.erasing());
    plan.addAll(volume.making());
    plan.addAll(volume.writing(image));
    plan.addAll(volume.sealing(image));
    return plan.stream().map(chip::stepsOf).toList();
  }
}
