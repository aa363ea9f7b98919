package rekindle.firmware;

/// What the sums of a file in U-Boot's legacy format say about it.
public sealed interface UImageVerdict {
  /// Header and data are whole.
  ///
  /// @param trailingBytes bytes after the data, which no sum covers; zero in a file, the erased
  ///   rest of the partition in a flash
  record Good(UImageHeader header, long trailingBytes) implements UImageVerdict {}

  /// The bytes do not begin with the format's magic number.
  record NotUImage() implements UImageVerdict {}

  /// The file ends before its data do, or even within the header.
  ///
  /// @param presentBytes how much of the file is there
  /// @param announcedBytes how much its header announces; 64 if the header itself is cut
  record Truncated(long presentBytes, long announcedBytes) implements UImageVerdict {}

  /// The header's sum is wrong, so nothing in it can be believed.
  record BadHeader() implements UImageVerdict {}

  /// The data's sum is wrong.
  ///
  /// @param foundCrc the CRC-32 of the data that are there; the header has the other
  record BadData(UImageHeader header, long foundCrc) implements UImageVerdict {}
}
