package rekindle.firmware;

/// What can be told about bytes that may be a [RescueContainer].
public sealed interface RescueVerdict {
  /// A practice image, signed with the practice key and whole.
  ///
  /// @param trailingBytes bytes after it, which the signature does not cover: the erased rest of
  ///   the partition in a flash; in a file they do not belong there
  record Good(PracticeManifest manifest, long trailingBytes) implements RescueVerdict {}

  /// The bytes have not the layout.
  record NotContainer() implements RescueVerdict {}

  /// The container ends too early.
  ///
  /// @param presentBytes how much of it is there
  /// @param announcedBytes how much there has to be; at least, if another key signed it: up to the
  ///   end of the cipher block that is begun
  record Truncated(long presentBytes, long announcedBytes) implements RescueVerdict {}

  /// A practice image whose bytes are not those that were signed.
  record BadSignature() implements RescueVerdict {}

  /// Signed with the practice key, but there is no practice manifest inside.
  record Unreadable() implements RescueVerdict {}

  /// The layout is right and somebody else's key made it, such as the vendor's; whether it is whole
  /// cannot be told without that key.
  record UnknownSigner() implements RescueVerdict {}
}
