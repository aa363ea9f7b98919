package rekindle.trials.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rekindle.trials.Debian;

/// A server that we did not write, in the foreground, on loopback only.
enum ForeignServer {
  TFTPD_HPA("tftp"),
  DNSMASQ("tftp"),
  ATFTPD("tftp"),
  NGINX("http"),
  BUSYBOX_HTTPD("http"),
  VSFTPD("ftp");

  private final String protocol;

  ForeignServer(String protocol) {
    this.protocol = protocol;
  }

  String protocol() {
    return protocol;
  }

  /// Where it listens: dnsmasq knows port 69 only, so it gets a loopback address of its own.
  String address() {
    return this == DNSMASQ ? "127.0.0.69" : "127.0.0.1";
  }

  /// A port that is free now, for TCP; the few UDP servers of this machine do not matter.
  int port() throws IOException {
    if (this == DNSMASQ) {
      return 69;
    }
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  /// Starts to serve the files of `root`.
  ///
  /// @param work an empty folder for its own files
  Process start(Path root, Path work, int port) throws IOException {
    return new ProcessBuilder(command(root, work, port))
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("log").toFile())
        .start();
  }

  private List<String> command(Path root, Path work, int port) throws IOException {
    return switch (this) {
      case TFTPD_HPA ->
          List.of(
              Debian.unpacked("usr/sbin/in.tftpd", "tftpd-hpa", "libwrap0"),
              "--foreground",
              "--address",
              address() + ":" + port,
              "--user",
              "root",
              "--secure",
              root.toString());
      case DNSMASQ ->
          List.of(
              Debian.program("dnsmasq", "dnsmasq-base"),
              "--no-daemon",
              "--conf-file=/dev/null",
              "--port=0",
              "--user=root",
              "--enable-tftp",
              "--tftp-root=" + root,
              "--listen-address=" + address(),
              "--bind-interfaces");
      case ATFTPD ->
          List.of(
              Debian.unpacked("usr/sbin/atftpd", "atftpd", "libwrap0"),
              "--daemon",
              "--no-fork",
              "--bind-address",
              address(),
              "--port",
              Integer.toString(port),
              "--user",
              "root.root",
              root.toString());
      case NGINX -> nginx(root, work, port);
      case BUSYBOX_HTTPD ->
          List.of(
              Debian.program("busybox", "busybox"),
              "httpd",
              "-f",
              "-p",
              address() + ":" + port,
              "-h",
              root.toString());
      case VSFTPD -> vsftpd(root, work, port);
    };
  }

  private List<String> nginx(Path root, Path work, int port) throws IOException {
    Path settings =
        Files.writeString(
            work.resolve("nginx.conf"),
            """
            daemon off;
            master_process off;
            pid WORK/pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path WORK/body;
              proxy_temp_path WORK/proxy;
              fastcgi_temp_path WORK/fastcgi;
              uwsgi_temp_path WORK/uwsgi;
              scgi_temp_path WORK/scgi;
              server { listen ADDRESS:PORT; root ROOT; }
            }
            """
                .replace("WORK", work.toString())
                .replace("ROOT", root.toString())
                .replace("ADDRESS", address())
                .replace("PORT", Integer.toString(port)));
    return List.of(
        Debian.unpacked("usr/sbin/nginx", "nginx", "libpcre2-8-0"),
        "-p",
        work.toString(),
        "-c",
        settings.toString());
  }

  /// `daemon` is an account that every Debian has, with a home folder that exists.
  private List<String> vsftpd(Path root, Path work, int port) throws IOException {
    Path empty = Files.createDirectory(work.resolve("empty"));
    Path settings =
        Files.writeString(
            work.resolve("vsftpd.conf"),
            """
            listen=YES
            background=NO
            seccomp_sandbox=NO
            anonymous_enable=YES
            no_anon_password=YES
            local_enable=NO
            ftp_username=daemon
            listen_address=%s
            listen_port=%d
            anon_root=%s
            secure_chroot_dir=%s
            """
                .formatted(address(), port, root, empty));
    return List.of(Debian.unpacked("usr/sbin/vsftpd", "vsftpd", "libwrap0"), settings.toString());
  }
}
