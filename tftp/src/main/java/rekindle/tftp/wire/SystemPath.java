package rekindle.tftp.wire;

import java.util.Locale;

/// How packets go through the system, from the fastest way to the one that every system has.
public enum SystemPath {
  /// A window is one message that the system cuts into datagrams, where it can; many messages are
  /// one call.
  SEGMENTS,
  /// Many datagrams are one call, each a message of its own.
  BATCHES,
  /// One call a datagram, by `java.nio`.
  PLAIN;

  /// Names the way for a whole program, against a system whose faster ways are broken.
  public static final String PROPERTY = "rekindle.tftp.path";

  /// What [#PROPERTY] says; the fastest where it says nothing.
  ///
  /// @throws IllegalArgumentException if it names no way
  static SystemPath chosen() {
    String name = System.getProperty(PROPERTY, SEGMENTS.name());
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "%s=%s: expected segments, batches or plain".formatted(PROPERTY, name), unknown);
    }
  }

  boolean usesBatches() {
    return this != PLAIN;
  }

  boolean usesSegments() {
    return this == SEGMENTS;
  }
}
