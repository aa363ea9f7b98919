package rekindle.tftp;

/// Which number follows 65,535 on the wire.
///
/// No RFC says it. Zero is what nearly everyone does and the default; some clients know only one
/// and may ask for it with the option `rollover`, value `0` or `1`, which tftpd-hpa introduced.
public enum Rollover {
  TO_ZERO,
  TO_ONE
}
