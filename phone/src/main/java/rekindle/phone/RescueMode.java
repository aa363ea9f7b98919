package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rekindle.firmware.Key;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;

/// The boot loader of 820, 821, 870, MeetingPoint and later, "rescue mode": every transition in one
/// place.
///
/// ```
///  power --> booting --key held long enough--> rescue mode? --2 or OK--> (press any key to start)
///    ^          |  |                            ^    ^   |                       |
///    |          |  +--> countdown (820) --key---+    |   | cancel                v
///    |          |         | missed                   |   |     IP, mask, gateway, server
///    |          | not     |                          |   |                       |
///    |          | held    v                          |   v                       v
///    |          +---> whole firmware in flash?  <----|---+         1) HTTP 2) FTP 3) TFTP
///    |                  | yes         | no           | any key                   |
///    |                  v             v              |                           v
///    |              starting     no firmware         +--gave up--------- downloading
///    |                  |                            |                           |
///    |                  v                            |                           v
///    |             running, or hangs                 +--refused-------------- check
///    |                                                  nothing erased           |
///    +-- rebooting <-- unmounting <-- writing <-- mounting <-- erasing <---------+
/// ```
///
/// Documented: the ways in and how long they take, the texts from `Rescue mode?` to
/// `Unmounting...done`, the order of the numbers, the keys of the protocols, that all of the
/// phone's memory is erased. Inferred: that the key has to go down before the phone has booted and
/// that letting go of it late does no harm; what the cancel key does; that any key leads back to
/// the question after a failure, and only the plug without firmware; that the signature is checked
/// before anything is erased; and that an image of another model, which has a good signature, is
/// written and then hangs.
final class RescueMode implements BootLoader {
  /// "Press any key".
  private static final Set<Key> ANY = EnumSet.allOf(Key.class);

  private final Board board;
  private final Glass glass;
  private final Script script;
  private final Volume volume;
  private final AddressForm form;
  private final Launch launch;

  RescueMode(Board board, Glass glass) {
    this.board = board;
    this.glass = glass;
    script = Script.of(board.model());
    volume = new Volume(board.geometry());
    form = new AddressForm(board, glass, this::pickProtocol);
    launch = new Launch(board, glass, new Still());
  }

  @Override
  public Stage boot(long nowNanos, PhoneOutbox out) {
    form.clear();
    glass.message(board.text(ScreenText.BOOTING), out);
    Optional<Key> held = script.heldKey();
    if (held.isPresent()) {
      return HoldWait.begin(board, held.get(), nowNanos, this::question, launch::begin);
    }
    var count = new Count(board, glass, ANY, this::question, launch::begin);
    long boot = board.nanos(board.timings().boot());
    return Pause.after(boot, nowNanos, (now, to) -> count.at(0, now, to));
  }

  @Override
  public Stage powerLost(boolean flashTorn, PhoneOutbox out) {
    return board.powerLost(flashTorn, glass, out);
  }

  @Override
  public void startsOver(Trouble trouble, PhoneOutbox out) {
    glass.message(words(trouble), out);
    glass.message(downloading(), out);
    board.ended(trouble.ending(), out);
  }

  @Override
  public Stage loadingFailed(Trouble trouble, PhoneOutbox out) {
    out.closePort();
    return failed(words(trouble), trouble.ending(), out);
  }

  @Override
  public Stage refused(ScreenText why, PhoneOutbox out) {
    return failed(board.text(why), Ending.REFUSED, out);
  }

  @Override
  public Stage loaded(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    out.closePort();
    board.diary().receivedAll(image);
    long check = board.nanos(board.timings().check());
    return Pause.after(check, nowNanos, (now, to) -> checked(image, now, to));
  }

  private Stage question(long nowNanos, PhoneOutbox out) {
    glass.message(board.text(ScreenText.RESCUE_QUESTION), out);
    var ways = new EnumMap<Key, Transition>(Key.class);
    ways.put(Key.CANCEL, launch::begin);
    script
        .keysAt(ScreenText.RESCUE_QUESTION, Set.of(Key.DIGIT_2))
        .forEach(key -> ways.put(key, this::ready));
    return new KeyWait(ways);
  }

  private Stage ready(long nowNanos, PhoneOutbox out) {
    if (!script.pressesAt(ScreenText.RESCUE_READY)) {
      return form.begin(out);
    }
    glass.message(board.text(ScreenText.RESCUE_READY), out);
    return KeyWait.forAny(ANY, (_, to) -> form.begin(to));
  }

  private Stage pickProtocol(long nowNanos, PhoneOutbox out) {
    glass.message(board.text(ScreenText.PICK_PROTOCOL), out);
    var ways = new EnumMap<Key, Transition>(Key.class);
    for (Map.Entry<Protocol, Key> choice : script.protocolKeys().entrySet()) {
      ways.put(choice.getValue(), (now, to) -> download(choice.getKey(), now, to));
    }
    return new KeyWait(ways);
  }

  private Stage download(Protocol protocol, long nowNanos, PhoneOutbox out) {
    glass.message(downloading(), out);
    ServerPorts ports = board.setup().ports();
    return switch (protocol) {
      case TFTP -> Loading.begin(this, board, form.server(), nowNanos, out);
      case HTTP -> fetch(protocol, ports.http(), nowNanos, out);
      case FTP -> fetch(protocol, ports.ftp(), nowNanos, out);
    };
  }

  private Stage fetch(Protocol protocol, int port, long nowNanos, PhoneOutbox out) {
    var server = new InetSocketAddress(form.server().toInetAddress(), port);
    var wanted = new Fetch(protocol, server, board.model().recoveryName());
    return Fetching.begin(this, board, wanted, nowNanos, out);
  }

  /// The check comes before the first erase, whatever arrived.
  private Stage checked(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    if (image.remaining() > volume.roomBytes()) {
      return refused(ScreenText.TOO_LARGE, out);
    }
    return switch (Firmware.inContainer(image)) {
      case Firmware.Broken(ScreenText why) -> refused(why, out);
      case Firmware.Whole _ -> erase(image, nowNanos, out);
    };
  }

  private Stage erase(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    glass.begin(board.text(ScreenText.ERASING), out);
    return flashing(volume.erasing(), nowNanos, (now, to) -> mount(image, now, to));
  }

  private Stage mount(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    next(ScreenText.MOUNTING, out);
    return Pause.after(
        mountNanos(),
        nowNanos,
        (now, _) -> flashing(volume.making(), now, (then, to) -> write(image, then, to)));
  }

  private Stage write(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    next(ScreenText.WRITING, out);
    return flashing(volume.writing(image), nowNanos, (now, to) -> unmount(image, now, to));
  }

  private Stage unmount(ByteBuffer image, long nowNanos, PhoneOutbox out) {
    next(ScreenText.UNMOUNTING, out);
    return Pause.after(
        mountNanos(), nowNanos, (now, _) -> flashing(volume.sealing(image), now, this::reboot));
  }

  private Stage reboot(long nowNanos, PhoneOutbox out) {
    next(ScreenText.REBOOTING, out);
    long reboot = board.setup().speed().scaledNanos(UpdateApplication.REBOOT);
    return Pause.after(reboot, nowNanos, this::boot);
  }

  /// Any key leads back to the question.
  private Stage failed(String message, Ending ending, PhoneOutbox out) {
    glass.message(message, out);
    board.ended(ending, out);
    return KeyWait.forAny(ANY, this::question);
  }

  /// Work is done, and the next one begins.
  private void next(ScreenText work, PhoneOutbox out) {
    glass.complete(board.text(ScreenText.DONE), out);
    glass.append(board.text(work), out);
  }

  private Stage flashing(List<FlashOperation> plan, long nowNanos, Transition then) {
    return Flashing.begin(this, board, plan, nowNanos, then);
  }

  private long mountNanos() {
    return board.nanos(board.timings().mount());
  }

  private String downloading() {
    return named(ScreenText.DOWNLOADING);
  }

  private String named(ScreenText text) {
    return board.text(text).replace("{name}", board.model().recoveryName());
  }

  private String words(Trouble trouble) {
    return switch (trouble.ending()) {
      case NO_ANSWER -> board.text(ScreenText.NO_ANSWER);
      case NOT_FOUND -> named(ScreenText.NOT_FOUND);
      case RUNNING, REFUSED, SERVER_ERROR, BROKEN_OFF, POWER_CUT, RESCUE, WRONG_MODEL, DEAD ->
          board.text(ScreenText.DOWNLOAD_FAILED).replace("{text}", trouble.detail());
    };
  }
}
