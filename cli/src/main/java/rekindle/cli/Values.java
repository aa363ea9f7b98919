package rekindle.cli;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;
import rekindle.firmware.Sha256;
import rekindle.tftp.Cidr;
import rekindle.tftp.wire.PortRange;

/// How values on the command line are read. Every converter says what it expected.
final class Values {
  private Values() {}

  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(InetAddress.class, Values::address)
        .registerConverter(Cidr.class, Values::cidr)
        .registerConverter(PortRange.class, Values::ports)
        .registerConverter(Sha256.class, Values::sha256)
        .registerConverter(TftpUrl.class, TftpUrl::parse)
        .registerConverter(ImageSource.class, ImageSource::parse)
        .registerConverter(Path.class, Values::path);
  }

  /// An address in digits. Names are not looked up: a person who types one on a phone needs digits.
  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "\"%s\" is no address: expected one such as 192.168.1.10".formatted(text));
    }
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is no range of addresses: expected one such as 203.0.113.0/24"
                        .formatted(text)));
  }

  private static PortRange ports(String text) {
    try {
      return PortRange.parse(text);
    } catch (IllegalArgumentException trouble) {
      throw new TypeConversionException(trouble.getMessage());
    }
  }

  private static Sha256 sha256(String text) {
    return Sha256.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is no SHA-256: expected 64 hexadecimal digits".formatted(text)));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException trouble) {
      throw new TypeConversionException("\"%s\" is no file name".formatted(text));
    }
  }
}
