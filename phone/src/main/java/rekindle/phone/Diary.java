package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;

/// What the phone remembers for its [Report]s; a power cut does not touch it.
final class Diary {
  private final Map<String, String> textsByTitle = new LinkedHashMap<>();
  private Screen screen;
  private Optional<Protocol> protocol = Optional.empty();
  private long bytes;
  private Optional<Sha256> sha256 = Optional.empty();
  private boolean powerCut;

  Diary(Screen first) {
    screen = first;
  }

  Screen screen() {
    return screen;
  }

  /// Takes note of a screen.
  ///
  /// @return whether it differs from the one before
  boolean shows(Screen next) {
    boolean differs = !next.equals(screen);
    screen = next;
    if (!next.dark()) {
      textsByTitle.put(next.title(), next.text());
    }
    return differs;
  }

  /// A transfer begins.
  void requested(Protocol by) {
    protocol = Optional.of(by);
    received(0);
  }

  /// So much of an image has arrived; 0 when the client starts over.
  void received(long bytesSoFar) {
    bytes = bytesSoFar;
    sha256 = Optional.empty();
  }

  void receivedAll(ByteBuffer image) {
    bytes = image.remaining();
    sha256 = Optional.of(Sha256.of(image.duplicate()));
  }

  void powerCut() {
    powerCut = true;
  }

  Report report(Ending ending, Board board) {
    Optional<String> version =
        board.installed() instanceof Firmware.Whole whole
            ? Optional.of(whole.version())
            : Optional.empty();
    return new Report(
        ending,
        protocol,
        bytes,
        sha256,
        version,
        Settings.read(board.chip()).isEmpty(),
        powerCut,
        List.copyOf(textsByTitle.values()));
  }
}
