package rekindle.recovery;

/// Why a station said no to a request.
public enum Refusal {
  /// No image is published under the name asked, in any spelling that counts as the same.
  NOT_PUBLISHED,
  /// An image is published, but its bytes on the disk are not what they were when it was added.
  DAMAGED_IMAGE,
  /// The phone is of another model than the one that the name belongs to, and the station is strict
  /// about that.
  WRONG_MODEL,
  /// No transfer port, no memory or no file handle was free.
  BUSY,
  /// A person or a rule said no.
  DENIED,
  /// The request asks for something that the protocol does not have: an unknown mode, for instance.
  BAD_REQUEST
}
