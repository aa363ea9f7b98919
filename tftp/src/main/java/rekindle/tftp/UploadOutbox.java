package rekindle.tftp;

/// What an [Upload] wants done: its request first, then what its [Sender] wants.
public interface UploadOutbox extends SenderOutbox {
  /// Send the request to the server's well-known port.
  void request(WriteRequest request);
}
