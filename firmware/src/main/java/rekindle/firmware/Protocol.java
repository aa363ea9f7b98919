package rekindle.firmware;

/// A protocol by which a boot loader can fetch its image.
public enum Protocol {
  TFTP,
  HTTP,
  FTP
}
