package rekindle.tftp.wire;

/// The answer to a [rekindle.tftp.WriteRequest].
public non-sealed interface WriteAnswer extends Answer {
  /// Takes the file.
  ///
  /// @param sink committed or discarded exactly once, discarded at once if this answer comes too
  ///   late
  void accept(UploadSink sink);
}
