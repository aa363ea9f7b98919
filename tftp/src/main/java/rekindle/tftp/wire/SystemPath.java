package rekindle.tftp.wire;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger log = LoggerFactory.getLogger(SystemPath.class);

  /// What [#PROPERTY] says; the fastest where it says nothing.
  static SystemPath chosen() {
    return named(System.getProperty(PROPERTY, SEGMENTS.name()));
  }

  /// The way of that name; the fastest, and a warning, where there is none.
  static SystemPath named(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      log.warn(
          "-D{}={} names no way; expected segments, batches or plain. Going on with segments",
          PROPERTY,
          name);
      return SEGMENTS;
    }
  }

  boolean usesBatches() {
    return this != PLAIN;
  }

  boolean usesSegments() {
    return this == SEGMENTS;
  }
}
