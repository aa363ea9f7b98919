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
