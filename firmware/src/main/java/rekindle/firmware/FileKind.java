package rekindle.firmware;

/// What a file is, as its bytes tell.
public sealed interface FileKind {
  /// A whole practice image.
  record Practice(PracticeManifest manifest) implements FileKind {}

  /// A whole file in U-Boot's legacy format that Rekindle did not make.
  ///
  /// @param trailingBytes bytes after the data, which no sum covers
  record UImage(UImageHeader header, long trailingBytes) implements FileKind {}

  /// A file in U-Boot's legacy format that ends too early.
  record TruncatedUImage(UImageVerdict.Truncated verdict) implements FileKind {}

  /// A file in U-Boot's legacy format with a wrong sum.
  ///
  /// @param inHeader the header's sum is wrong, otherwise the data's
  record DamagedUImage(boolean inHeader) implements FileKind {}

  /// A whole file in the outer layout of the rescue mode's images ([RescueContainer]) that somebody
  /// else signed, such as the vendor.
  record Container() implements FileKind {}

  /// Such a file that ends too early.
  record TruncatedContainer(RescueVerdict.Truncated verdict) implements FileKind {}

  /// A practice image in that layout whose bytes are not those that were signed.
  record DamagedContainer() implements FileKind {}

  /// An SWUpdate package (`.swu`), as the vendor's for the D8xx: a cpio archive.
  record UpdatePackage() implements FileKind {}

  /// A web page, mostly one that was saved in place of the file it offers.
  record WebPage() implements FileKind {}

  /// A packed archive.
  ///
  /// @param format such as `zip` or `gzip`
  record Archive(String format) implements FileKind {}

  /// No bytes at all.
  record Empty() implements FileKind {}

  /// Nothing of the above: what a vendor image of the 3xx family looks like, and anything else.
  record Opaque() implements FileKind {}
}
