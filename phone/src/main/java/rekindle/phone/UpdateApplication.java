package rekindle.phone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Key;
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
/// Documented: the countdown, the order of the numbers (of the 3xx; the snom100 has another), the
/// check before anything is erased, the texts of loading, erasing and writing. Inferred: what comes
/// after a refusal, after giving up and without firmware (a number key starts again with the
/// phone's IP), and that a firmware of another model is written, because only a CRC is checked, and
/// then hangs.
final class UpdateApplication implements BootLoader {
  /// How long the last word before a restart stands (inferred).
  static final Duration REBOOT = Duration.ofSeconds(1);

  private final Board board;
  private final Glass glass;
  private final AddressForm form;
  private final Count count;
  private final Stage asksAgain;

  UpdateApplication(Board board, Glass glass) {
    this.board = board;
    this.glass = glass;
    form = new AddressForm(board, glass, this::load);
    asksAgain = KeyWait.forAny(Key.DIGITS, (_, to) -> form.begin(to));
    var launch = new Launch(board, glass, asksAgain);
    var keys = Script.of(board.model()).keysAt(ScreenText.COUNTDOWN, Key.DIGITS);
    count = new Count(board, glass, keys, (_, to) -> form.begin(to), launch::begin);
  }

  @Override
  public Stage boot(long nowNanos, PhoneOutbox out) {
    form.clear();
    glass.message(board.text(ScreenText.BOOTING), out);
    long boot = board.nanos(board.timings().boot());
    return Pause.after(boot, nowNanos, (now, to) -> count.at(0, now, to));
  }

  @Override
  public Stage powerLost(boolean flashTorn, PhoneOutbox out) {
    return board.powerLost(flashTorn, glass, out);
  }

  @Override
  public void startsOver(Trouble trouble, PhoneOutbox out) {
    glass.append(words(trouble), out);
    glass.append(board.text(ScreenText.LOADING), out);
    board.ended(trouble.ending(), out);
  }

  @Override
  public Stage loadingFailed(Trouble trouble, PhoneOutbox out) {
    out.closePort();
    glass.append(words(trouble), out);
    board.ended(trouble.ending(), out);
    return asksAgain;
  }

  @Override
  public Stage loaded(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    out.closePort();
    board.diary().receivedAll(image);
    long check = board.nanos(board.timings().check());
    return Pause.after(check, nowNanos, (now, to) -> checked(image, now, to));
  }

  @Override
  public Stage refused(ScreenText why, PhoneOutbox out) {
    glass.append(board.text(why), out);
    board.ended(Ending.REFUSED, out);
    return asksAgain;
  }

  private Stage load(long nowNanos, PhoneOutbox out) {
    glass.begin(board.text(ScreenText.LOADING), out);
    return Loading.begin(this, board, form.server(), nowNanos, out);
  }

  private String words(Trouble trouble) {
    if (trouble.isTftpError()) {
      return board
          .text(ScreenText.TFTP_ERROR)
          .replace("{code}", Integer.toString(trouble.code()))
          .replace("{text}", trouble.detail());
    }
    return trouble.ending() == Ending.NO_ANSWER
        ? board.text(ScreenText.NO_ANSWER)
        : trouble.detail();
  }

  /// The check comes before the first erase, whatever arrived.
  private Stage checked(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    if (image.remaining() > board.geometry().firmware().sizeBytes()) {
      return refused(ScreenText.TOO_LARGE, out);
    }
    return switch (Firmware.inUImage(image)) {
      case Firmware.Broken(ScreenText why) -> refused(why, out);
      case Firmware.Whole _ -> erase(image, nowNanos, out);
    };
  }

  private Stage erase(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    FlashGeometry flash = board.geometry();
    glass.append(board.text(ScreenText.ERASING), out);
    List<FlashOperation> plan = FlashPlan.erasing(flash, image.remaining());
    return Flashing.begin(this, board, plan, nowNanos, (now, to) -> write(image, now, to));
  }

  private Stage write(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    glass.append(board.text(ScreenText.WRITING), out);
    var plan = FlashPlan.writing(board.geometry(), board.geometry().firmware(), image);
    return Flashing.begin(this, board, plan, nowNanos, this::reboot);
  }

  private Stage reboot(long nowNanos, PhoneOutbox out) {
    glass.append(board.text(ScreenText.REBOOTING), out);
    return Pause.after(board.setup().speed().scaledNanos(REBOOT), nowNanos, this::boot);
  }
}
