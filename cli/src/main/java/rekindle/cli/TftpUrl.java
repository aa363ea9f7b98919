package rekindle.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// A file on a TFTP server: `tftp://HOST[:PORT]/NAME` (RFC 3617, without the mode).
///
/// The name is taken as it stands and never decoded, because it has to reach the server byte by
/// byte: servers are tried out with odd names.
///
/// @param host name or address; an IPv6 address without its brackets
/// @param port UDP port, 1 to 65,535; 69 where the address names none
/// @param name name of the file, at least one character
record TftpUrl(String host, int port, String name) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "tftp://(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^/:\\[\\]]+))(?::(?<port>\\d{1,5}))?/(?<name>.+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int STANDARD_PORT = 69;

  /// Reads an address as the person typed it.
  ///
  /// @throws TypeConversionException with a sentence if it is none
  static TftpUrl parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "\"%s\" is no TFTP address: tftp://HOST[:PORT]/NAME".formatted(text));
    }
    String v6 = parts.group("v6");
    String port = parts.group("port");
    return new TftpUrl(
        v6 == null ? parts.group("host") : v6,
        port == null ? STANDARD_PORT : port(port, text),
        parts.group("name"));
  }

  private static int port(String digits, String text) {
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new TypeConversionException(
          "\"%s\" names port %d; ports are 1 to 65535".formatted(text, port));
    }
    return port;
  }

  /// The last part of the name: what to call the file here.
  String fileName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  @Override
  public String toString() {
    String shownHost = host.contains(":") ? "[" + host + "]" : host;
    String shownPort = port == STANDARD_PORT ? "" : ":" + port;
    return "tftp://" + shownHost + shownPort + "/" + name;
  }
}
