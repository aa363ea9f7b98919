package rekindle.tftp.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// A target in memory.
final class Collected implements TftpClient.Target {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Override
  public void accept(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    file.writeBytes(bytes);
  }

  byte[] bytes() {
    return file.toByteArray();
  }
}
