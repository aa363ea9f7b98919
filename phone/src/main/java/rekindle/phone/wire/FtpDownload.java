package rekindle.phone.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.OptionalLong;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPReply;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;
import rekindle.phone.FetchNews.Reason;

/// A file by FTP, as busybox `ftpget` (`networking/ftpgetput.c`) does it: `USER anonymous`, `PASS
/// busybox`, `TYPE I`, `SIZE`, `EPSV` or else `PASV`, `RETR`.
///
/// Which client the real phones have is not public (inferred). The address in the answer to `PASV`
/// is not believed, as `ftpget` does not believe it.
final class FtpDownload extends Download {
  private static final String USER = "anonymous";
  private static final String PASSWORD = "busybox";

  /// What commons-net has for a reply code before the first reply.
  private static final int NOTHING_SAID = 0;

  private final Fetch wanted;
  private final InetAddress bindAddress;

  FtpDownload(Fetch wanted, InetAddress bindAddress) {
    this.wanted = wanted;
    this.bindAddress = bindAddress;
  }

  @Override
  void fetch(Listener listener) throws IOException, InterruptedException, FailedException {
    FTPClient client = client();
    try {
      logIn(client);
      OptionalLong size = size(client);
      receive(client, size, listener);
    } catch (MalformedServerReplyException foreign) {
      throw new FailedException(Reason.SERVER_ERROR, "not FTP");
    } catch (FTPConnectionClosedException goodbye) {
      if (client.getReplyCode() == NOTHING_SAID) {
        throw goodbye;
      }
      throw refused(client);
    } finally {
      // Without QUIT: a server that is silent would hold the phone up.
      client.disconnect();
    }
  }

  private static FTPClient client() {
    var client = new FTPClient();
    client.setConnectTimeout((int) CONNECT_WITHIN.toMillis());
    client.setDefaultTimeout((int) SILENT_AT_MOST.toMillis());
    client.setDataTimeout(SILENT_AT_MOST);
    client.setUseEPSVwithIPv4(true);
    return client;
  }

  private void logIn(FTPClient client) throws IOException, FailedException {
    InetAddress server = wanted.server().getAddress();
    int port = wanted.server().getPort();
    if (bindAddress.isAnyLocalAddress()) {
      client.connect(server, port);
    } else {
      client.connect(server, port, bindAddress, 0);
      // Servers refuse data connections from elsewhere.
      client.setPassiveLocalIPAddress(bindAddress);
    }
    require(client, FTPReply.isPositiveCompletion(client.getReplyCode()));
    require(client, client.login(USER, PASSWORD));
    require(client, client.setFileType(FTP.BINARY_FILE_TYPE));
    client.enterLocalPassiveMode();
  }

  /// What `SIZE` says (RFC 3659 section 4); a server may not know it, or not tell.
  private OptionalLong size(FTPClient client) throws IOException {
    String said = client.getSize(wanted.name());
    boolean number = said != null && said.strip().matches("[0-9]{1,18}");
    return number ? OptionalLong.of(Long.parseLong(said.strip())) : OptionalLong.empty();
  }

  private void receive(FTPClient client, OptionalLong size, Listener listener)
      throws IOException, InterruptedException, FailedException {
    InputStream file = client.retrieveFileStream(wanted.name());
    if (file == null) {
      throw refused(client);
    }
    listener.tell(new FetchNews.Started(size));
    long bytes;
    try (file) {
      bytes = tellAll(file, listener);
    }
    boolean whole = size.isEmpty() || bytes == size.getAsLong();
    if (!whole || !client.completePendingCommand()) {
      throw new FailedException(
          Reason.BROKEN_OFF, "FTP transfer ended after %d bytes".formatted(bytes));
    }
  }

  private static void require(FTPClient client, boolean granted) throws FailedException {
    if (!granted) {
      throw refused(client);
    }
  }

  private static FailedException refused(FTPClient client) {
    int code = client.getReplyCode();
    String text = String.valueOf(client.getReplyString()).strip();
    boolean noFile = code == FTPReply.FILE_UNAVAILABLE;
    return new FailedException(noFile ? Reason.NOT_FOUND : Reason.SERVER_ERROR, text);
  }
}
