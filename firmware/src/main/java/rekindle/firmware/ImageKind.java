package rekindle.firmware;

/// What the bytes of a stored image are, as far as can be told from outside.
public enum ImageKind {
  /// Made by Rekindle for virtual phones.
  PRACTICE,
  /// U-Boot's legacy format with right sums, not made by Rekindle.
  UIMAGE,
  /// The outer layout of the rescue mode's images, signed by somebody else, such as the vendor.
  RESCUE_CONTAINER,
  /// An SWUpdate package.
  SWU,
  /// No known format; a vendor image of the 3xx family looks like this.
  OPAQUE,
  /// Certainly no firmware (empty, web page, archive, damaged), published on purpose under a name.
  OTHER
}
