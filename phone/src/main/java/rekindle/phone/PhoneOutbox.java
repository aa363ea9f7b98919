package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// What the phone does to the world, in the order of the calls.
///
/// Nothing here may call back into the phone; a robot that answers a screen queues its keys and the
/// caller passes them in before it lets time move on.
public interface PhoneOutbox {
  /// The glass shows something else now.
  void screen(Screen screen);

  /// Leave the UDP port in use, if any, and take another one. Later datagrams come and go there.
  ///
  /// @param wishedPort 1 to 65,535, to be taken if it is free, else a near one; 0 = any
  void openPort(int wishedPort);

  /// The network is not used any more until the next [#openPort].
  void closePort();

  /// Send this from the port in use.
  ///
  /// @param datagram read from position to limit now, not to be kept
  void send(ByteBuffer datagram, InetSocketAddress to);

  /// Fetch a file over TCP. What comes of it is told by [Phone#onFetch].
  void fetch(Fetch wanted);

  /// Nobody waits for the file of the last [#fetch] any more, if there was one.
  void cancelFetch();

  /// So many bytes of the image have arrived; 0 when the phone starts over.
  void loaded(long bytes);

  /// So much of the erasing, or of the writing, is done.
  ///
  /// @param operations flash operations done, 0 to `planned`
  void flashed(int operations, int planned);

  /// An attempt has come to an end. The phone itself goes on: it starts over, waits for a key, or
  /// runs.
  void ended(Report report);
}
