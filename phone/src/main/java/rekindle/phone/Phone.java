package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;

/// A virtual phone: power, keys, what the network brings, and time in; effects out.
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
    board = new Board(model, chip, setup, new HeldKeys(), new Diary(dark));
    loader = BootLoader.of(board);
    chip.lock(chip.geometry().bootLoader());
  }

  /// Whether there is a virtual phone of this model: its boot loader has a display and keys.
  public static boolean canPlay(Model model) {
    return model.procedure().value() != Procedure.TFTP_BY_PINS;
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

  /// A key goes down and stays there; nothing happens if it is down. It may be held while the power
  /// comes or goes.
  public void keyDown(Key key, long nowNanos, PhoneOutbox out) {
    if (board.keys().press(key)) {
      stage = stage.onKey(key, nowNanos, out);
    }
  }

  /// A key comes up; nothing happens if it is up.
  public void keyUp(Key key, long nowNanos, PhoneOutbox out) {
    if (board.keys().release(key)) {
      stage = stage.onKeyUp(key, nowNanos, out);
    }
  }

  /// A key goes down and comes up at once.
  public void press(Key key, long nowNanos, PhoneOutbox out) {
    keyDown(key, nowNanos, out);
    keyUp(key, nowNanos, out);
  }

  /// A datagram has come to the port in use.
  ///
  /// @param datagram read from position to limit during the call, not kept
  public void onDatagram(
      ByteBuffer datagram, InetSocketAddress from, long nowNanos, PhoneOutbox out) {
    stage = stage.onDatagram(datagram, from, nowNanos, out);
  }

  /// News of the download asked for by [PhoneOutbox#fetch], in the order they happened; to be left
  /// out once it was cancelled.
  public void onFetch(FetchNews news, long nowNanos, PhoneOutbox out) {
    stage = stage.onFetch(news, nowNanos, out);
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
