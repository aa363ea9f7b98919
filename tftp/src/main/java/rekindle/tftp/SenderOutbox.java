package rekindle.tftp;

/// What a [Sender] wants done, in the order of the calls.
public interface SenderOutbox {
  void optionAck(OptionAck optionAck);

  /// Send these blocks, in order, each as one DATA.
  ///
  /// One call is a window, what is left of it behind a gap, or a part of it; parts also come out of
  /// [Sender#onTime]. A call that begins where the one before ended adds to it; any other takes its
  /// place, and what has not left of the one before need not leave any more.
  ///
  /// @param firstBlock counted from 1 without wrapping; [Blocks] knows bytes and wire number of
  ///   each
  /// @param count 1 to the window size
  void data(long firstBlock, int count);

  void error(ErrorPacket error);
}
