package rekindle.phone;

/// Where the server listens, 1 to 65,535 each. A real phone knows only [#STANDARD]: no port can be
/// typed on it.
///
/// @param tftp UDP
/// @param http TCP
/// @param ftp TCP, of the control connection
public record ServerPorts(int tftp, int http, int ftp) {
  /// RFC 1350 section 4, RFC 9110 section 4.2.1, RFC 959 section 8.
  public static final ServerPorts STANDARD = new ServerPorts(69, 80, 21);

  public ServerPorts {
    for (int port : new int[] {tftp, http, ftp}) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("there is no port " + port);
      }
    }
  }

  /// The standard ones, but for TFTP.
  public static ServerPorts tftpAt(int port) {
    return new ServerPorts(port, STANDARD.http, STANDARD.ftp);
  }
}
