package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import rekindle.firmware.Key;
import rekindle.firmware.Model;

/// A virtual phone: power, keys, datagrams and time in, effects out.
///
/// The caller calls [#onTime] at [#deadlineNanos] or later; too early does no harm. One call of
/// anything asks the person at most one new question, so a caller that passes in the keys pressed
/// in answer to a screen before it lets time move on can recover a phone at any [Speed]. Not
/// thread-safe.
public final class Phone {
  private final Board board;
  private final BootLoader loader;
  private Stage stage = new Off();

  /// A phone without power.
  ///
  /// @param chip the phone's flash: what makes it this phone; changed by a recovery
  /// @throws IllegalArgumentException if the model's boot loader cannot be played
  public Phone(Model model, NorFlash chip, Setup setup) {
    Screen dark = new Lcd(model.display().value()).dark();
    board = new Board(model, chip, setup, new Diary(dark));
    loader = BootLoader.of(board);
    chip.lock(chip.geometry().bootLoader());
  }

  /// The plug goes in; nothing happens if it is in.
  public void powerOn(long nowNanos, PhoneOutbox out) {
    if (powered()) {
      return;
    }
    if (BootCode.intact(board.model(), board.chip())) {
      stage = loader.boot(nowNanos, out);
    } else {
      stage = new Still();
      out.ended(board.diary().report(Ending.DEAD, board));
    }
  }

  /// The plug is pulled, at this very moment; nothing happens if it is out.
  public void powerOff(long nowNanos, PhoneOutbox out) {
    onTime(nowNanos, out);
    if (powered()) {
      boolean torn = board.chip().busy();
      board.chip().losePower(new SplittableRandom(board.chip().operations()));
      stage = loader.powerLost(torn, out);
    }
  }

  public void press(Key key, long nowNanos, PhoneOutbox out) {
    stage = stage.onKey(key, nowNanos, out);
  }

  /// A datagram has come to the port in use.
  ///
  /// @param datagram read from position to limit during the call, not kept
  public void onDatagram(
      ByteBuffer datagram, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    stage = stage.onDatagram(datagram, from, nowNanos, out);
  }

  public void onTime(long nowNanos, PhoneOutbox out) {
    stage = stage.onTime(nowNanos, out);
  }

  /// When [#onTime] wants to be called; `Long.MAX_VALUE` if time does not matter now.
  public long deadlineNanos() {
    return stage.deadlineNanos();
  }

  /// Whether the phone has power; it loses it by [#powerOff] or by its [PowerCut].
  public boolean powered() {
    return !(stage instanceof Off);
  }

  /// What the glass shows now.
  public Screen screen() {
    return board.diary().screen();
  }

  public NorFlash flash() {
    return board.chip();
  }

  public Model model() {
    return board.model();
  }
}
