package rekindle.tftp;

/// What a [Sender] wants done, in the order of the calls.
public interface SenderOutbox {
  void optionAck(OptionAck optionAck);

  /// Send these blocks, in order, each as one DATA.
  ///
  /// @param firstBlock counted from 1 without wrapping; [Blocks] knows bytes and wire number of
  ///   each
  /// @param count 1 to the window size; one call is one window or what is left of it
  void data(long firstBlock, int count);

  void error(ErrorPacket error);
}
