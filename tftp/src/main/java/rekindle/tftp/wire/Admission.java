package rekindle.tftp.wire;

/// The inbox's answer to an upload: a sink, or a refusal.
public sealed interface Admission permits Admission.Admitted, UploadRefusal {
  /// The upload may begin.
  ///
  /// @param sink belongs to the receiver of this value, who commits or discards it
  record Admitted(UploadSink sink) implements Admission {}
}
