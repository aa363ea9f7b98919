package rekindle.phone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import rekindle.firmware.AddressField;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Keypad;
import rekindle.firmware.ScreenText;

/// The boot loader of the 3xx family, "TFTP update application": every transition in one place.
///
/// ```
///  power --> booting --> countdown --number key--> phone IP, server IP, mask, gateway
///              ^             | missed               ^   |                    ^
///              |             v                      |   v                    | number key
///              |     whole firmware in flash?       |  loading --gave up-----+
///              |       | yes        | no            |   |  ^ |              |
///              |       v            v   number key  |   |  +-+ starts over  |
///              |    starting    no firmware --------+   v    (for ever)     |
///              |       |                               check --refused------+
///              |       v                                |     nothing erased
///              |    running, or hangs                   v
///              +---- rebooting <---- writing <------ erasing
/// ```
///
/// Documented: the countdown, the order of the numbers, the check before anything is erased, the
/// texts of loading, erasing and writing. Inferred: what comes after a refusal, after giving up and
/// without firmware (a number key starts again with the phone's IP), and that a firmware of another
/// model is written, because only a CRC is checked, and then hangs.
final class UpdateApplication implements BootLoader {
  /// How long the last word before a restart stands (inferred).
  private static final Duration REBOOT = Duration.ofSeconds(1);

  private static final int COUNTS = 3;
  private static final Pattern NUMBER = Pattern.compile("\\b\\d\\b");

  private final Board board;
  private final Glass glass;
  private final List<Integer> countdownPlaces;
  private Numbers numbers = Numbers.OFFERED;

  UpdateApplication(Board board, Glass glass) {
    this.board = board;
    this.glass = glass;
    this.countdownPlaces = placesOfNumbers(board.text(ScreenText.COUNTDOWN));
  }

  @Override
  public Stage boot(long nowNanos, PhoneOutbox out) {
    numbers = Numbers.OFFERED;
    glass.message(board.text(ScreenText.BOOTING), out);
    return after(board.nanos(board.timings().boot()), nowNanos, (now, to) -> countdown(0, now, to));
  }

  @Override
  public Stage powerLost(boolean flashTorn, PhoneOutbox out) {
    out.closePort();
    glass.dark(out);
    if (flashTorn) {
      board.diary().powerCut();
      end(Ending.POWER_CUT, out);
    }
    return new Off();
  }

  Stage countdown(int number, long nowNanos, PhoneOutbox out) {
    if (number == countdownPlaces.size()) {
      return countdownMissed(nowNanos, out);
    }
    glass.pointAt(countdownPlaces.get(number), board.text(ScreenText.COUNTDOWN), out);
    long step = board.nanos(board.timings().countdownStep());
    return new Countdown(this, number, nowNanos + step);
  }

  Stage keyInTime(PhoneOutbox out) {
    return ask(AddressField.PHONE, out);
  }

  /// A number was typed, or left as it was, and confirmed.
  Stage confirmed(AddressField field, Numbers all, long nowNanos, PhoneOutbox out) {
    numbers = all;
    return switch (field) {
      case PHONE -> ask(AddressField.SERVER, out);
      case SERVER -> ask(AddressField.MASK, out);
      case MASK -> ask(AddressField.GATEWAY, out);
      case GATEWAY -> load(nowNanos, out);
    };
  }

  Keypad keypad() {
    return board.model().keypad();
  }

  void show(AskAddress asking, PhoneOutbox out) {
    if (asking.refused()) {
      glass.message(board.text(ScreenText.BAD_ADDRESS), out);
    } else {
      glass.entry(board.text(promptFor(asking.field())), asking.entry().text(), out);
    }
  }

  /// The client begins anew by itself, as U-Boot does for ever.
  void startsOver(Ending ending, String why, PhoneOutbox out) {
    glass.append(why, out);
    glass.append(board.text(ScreenText.LOADING), out);
    end(ending, out);
  }

  /// The client has given up.
  Stage loadingFailed(Ending ending, String why, PhoneOutbox out) {
    out.closePort();
    glass.append(why, out);
    end(ending, out);
    return new KeyWait((_, to) -> ask(AddressField.PHONE, to));
  }

  Stage loaded(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    out.closePort();
    board.diary().receivedAll(image);
    return after(
        board.nanos(board.timings().check()), nowNanos, (now, to) -> checked(image, now, to));
  }

  private Stage ask(AddressField field, PhoneOutbox out) {
    var entry = AddressEntry.offering(numbers.at(field).toString());
    return new AskAddress(this, field, numbers, entry, false).shown(out);
  }

  private static ScreenText promptFor(AddressField field) {
    return switch (field) {
      case PHONE -> ScreenText.ASK_PHONE;
      case SERVER -> ScreenText.ASK_SERVER;
      case MASK -> ScreenText.ASK_MASK;
      case GATEWAY -> ScreenText.ASK_GATEWAY;
    };
  }

  private Stage load(long nowNanos, PhoneOutbox out) {
    glass.begin(board.text(ScreenText.LOADING), out);
    return Loading.begin(this, board, numbers.server(), nowNanos, out);
  }

  /// The check comes before the first erase, whatever arrived.
  private Stage checked(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    if (image.remaining() > board.geometry().firmware().sizeBytes()) {
      return refused(ScreenText.TOO_LARGE, out);
    }
    return switch (Firmware.in(image)) {
      case Firmware.Broken(ScreenText why) -> refused(why, out);
      case Firmware.Whole _ -> erase(image, nowNanos, out);
    };
  }

  Stage refused(ScreenText why, PhoneOutbox out) {
    glass.append(board.text(why), out);
    end(Ending.REFUSED, out);
    return new KeyWait((_, to) -> ask(AddressField.PHONE, to));
  }

  private Stage erase(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    FlashGeometry flash = board.geometry();
    glass.append(board.text(ScreenText.ERASING), out);
    var plan = FlashPlan.erasing(flash, image.remaining());
    return flashing(plan, nowNanos, (now, to) -> write(image, now, to));
  }

  private Stage write(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    glass.append(board.text(ScreenText.WRITING), out);
    var plan = FlashPlan.writing(board.geometry(), board.geometry().firmware(), image);
    return flashing(plan, nowNanos, this::reboot);
  }

  private Stage reboot(long nowNanos, PhoneOutbox out) {
    glass.append(board.text(ScreenText.REBOOTING), out);
    return after(board.setup().speed().scaledNanos(REBOOT), nowNanos, this::boot);
  }

  private Stage countdownMissed(long nowNanos, PhoneOutbox out) {
    return switch (board.installed()) {
      case Firmware.Whole firmware -> start(firmware, nowNanos, out);
      case Firmware.Broken _ -> noFirmware(out);
    };
  }

  private Stage noFirmware(PhoneOutbox out) {
    glass.message(board.text(ScreenText.NO_FIRMWARE), out);
    end(Ending.RESCUE, out);
    return new KeyWait((_, to) -> ask(AddressField.PHONE, to));
  }

  private Stage start(Firmware.Whole firmware, long nowNanos, PhoneOutbox out) {
    glass.message(board.text(ScreenText.STARTING), out);
    return after(board.nanos(board.timings().start()), nowNanos, (_, to) -> running(firmware, to));
  }

  private Stage running(Firmware.Whole firmware, PhoneOutbox out) {
    boolean foreign = firmware.modelId().filter(id -> !id.equals(board.model().id())).isPresent();
    if (!foreign) {
      glass.message(greeting(firmware.version()), out);
    }
    end(foreign ? Ending.WRONG_MODEL : Ending.RUNNING, out);
    return new Still();
  }

  private String greeting(String version) {
    boolean known = Settings.read(board.chip()).isPresent();
    ScreenText text = known ? ScreenText.RUNNING : ScreenText.RUNNING_WITHOUT_IDENTITY;
    return board.text(text).replace("{version}", version);
  }

  private Stage flashing(List<FlashOperation> plan, long nowNanos, Transition then) {
    var work =
        new FlashWork(board.chip(), plan, board.flashTimes(), board.setup().powerCut(), nowNanos);
    return new Flashing(this, work, nowNanos, then);
  }

  /// Where the block stands during the countdown; behind a text that counts without numbers.
  private static List<Integer> placesOfNumbers(String text) {
    List<Integer> places = NUMBER.matcher(text).results().map(MatchResult::start).toList();
    return places.isEmpty() ? Collections.nCopies(COUNTS, text.length()) : places;
  }

  private static Stage after(long pauseNanos, long nowNanos, Transition then) {
    return new Pause(nowNanos + pauseNanos, then);
  }

  private void end(Ending ending, PhoneOutbox out) {
    out.ended(board.diary().report(ending, board));
  }
}
