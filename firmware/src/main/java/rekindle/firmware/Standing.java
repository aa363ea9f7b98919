package rekindle.firmware;

/// How far a fact of the catalogue may be trusted.
public enum Standing {
  /// A published document, public data or public source code says so.
  DOCUMENTED,
  /// Concluded from something documented, or chosen to be likely; an admin may have to correct it.
  INFERRED,
  /// Nobody outside the vendor knows; the value is only what the virtual phone uses in its place.
  UNKNOWN
}
