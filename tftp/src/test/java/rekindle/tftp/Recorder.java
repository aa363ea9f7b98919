package rekindle.tftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An outbox of every kind that keeps what it is told as values, in order.
final class Recorder implements UploadOutbox, ReceiverOutbox {
  /// Blocks handed over in one call.
  record Window(long firstBlock, int count) {}

  record Accepted(String text) {}

  record StartedOver(String why) {}

  private final List<Object> effects = new ArrayList<>();

  /// What was told since the last call.
  List<Object> take() {
    List<Object> taken = List.copyOf(effects);
    effects.clear();
    return taken;
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    effects.add(optionAck);
  }

  @Override
  public void data(long firstBlock, int count) {
    effects.add(new Window(firstBlock, count));
  }

  @Override
  public void error(ErrorPacket error) {
    effects.add(error);
  }

  @Override
  public void request(ReadRequest request) {
    effects.add(request);
  }

  @Override
  public void request(WriteRequest request) {
    effects.add(request);
  }

  @Override
  public void ack(int blockOnTheWire) {
    effects.add(new Ack(blockOnTheWire));
  }

  @Override
  public void accept(ByteBuffer payload) {
    effects.add(new Accepted(StandardCharsets.ISO_8859_1.decode(payload).toString()));
  }

  @Override
  public void startOver(String why) {
    effects.add(new StartedOver(why));
  }
}
