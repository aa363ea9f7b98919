package rekindle.station.ftp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DataConnection;
import org.apache.ftpserver.ftplet.DataType;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import rekindle.firmware.Image;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Ending;
import rekindle.recovery.Refusal;
import rekindle.station.desk.Answer;
import rekindle.station.desk.Delivery;

/// `RETR`: sends an image over the data connection.
///
/// The bytes leave as they are, whatever `TYPE` says. RFC 959 makes ASCII the type of a client that
/// names none, and a boot loader that forgets `TYPE I` wants its firmware, not line ends: a
/// carriage return before every byte 0x0A is a destroyed image. There is no text here to convert.
/// (vsftpd does the same, `ascii_download_enable=NO`.) Lists are text and end their lines with CR
/// LF.
final class Retrieve implements Command {
  private final Asking asking;

  Retrieve(Asking asking) {
    this.asking = asking;
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    try {
      String name = request.getArgument();
      if (name == null) {
        Replies.write(session, 501, "RETR needs a name.");
      } else if (session.getDataConnection().getInetAddress() == null) {
        Replies.write(session, 503, "PASV, EPSV, PORT or EPRT comes first.");
      } else {
        long from = session.getFileOffset();
        asking.ask(
            session,
            name,
            options(session, from),
            (found, delivery) -> serve(session, found, from, delivery));
      }
    } finally {
      session.resetState();
      session.getDataConnection().closeDataConnection();
    }
  }

  private static Map<String, String> options(FtpIoSession session, long from) {
    var options = new LinkedHashMap<String, String>();
    options.put("command", "RETR");
    options.put("type", session.getDataType() == DataType.BINARY ? "I" : "A");
    if (from > 0) {
      options.put("rest", Long.toString(from));
    }
    return options;
  }

  private void serve(FtpIoSession session, Published found, long from, Delivery delivery) {
    Image image = found.image();
    if (from > image.sizeBytes()) {
      asking.refuse(
          session,
          new Answer.No(Refusal.BAD_REQUEST, "The file ends before that", Optional.empty()),
          delivery);
      return;
    }
    ImageStream bytes;
    try {
      bytes = ImageStream.open(found.file(), image.sizeBytes(), from, delivery);
    } catch (IOException failure) {
      asking.refuse(
          session,
          new Answer.No(Refusal.BUSY, "The file cannot be read now", Optional.empty()),
          delivery);
      return;
    }
    send(session, bytes, image, from, delivery);
  }

  private static void send(
      FtpIoSession session, ImageStream bytes, Image image, long from, Delivery delivery) {
    try (bytes) {
      Replies.write(session, 150, "%d bytes come.".formatted(image.sizeBytes() - from));
      Optional<DataConnection> connection = connect(session, delivery);
      if (connection.isEmpty()) {
        Replies.write(session, 425, "The data connection does not come about.");
        return;
      }
      delivery.start(image, session.getDataConnection()::closeDataConnection);
      delivery.connected();
      transfer(session, connection.get(), bytes);
      boolean whole = from == 0;
      String part = "bytes %d-%d".formatted(from, Math.max(from, image.sizeBytes() - 1));
      delivery.end(whole ? Ending.COMPLETE : Ending.PART, whole ? "" : part);
      Replies.write(session, 226, "All is sent.");
    } catch (IOException failure) {
      broken(session, bytes, delivery);
    }
  }

  /// The data connection; empty if the client does not open it, or does not let us.
  private static Optional<DataConnection> connect(FtpIoSession session, Delivery delivery) {
    try {
      return Optional.of(session.getDataConnection().openConnection());
    } catch (DataLine.ForeignConnectionException foreign) {
      delivery.end(Ending.PHONE_ERROR, String.valueOf(foreign.getMessage()));
      return Optional.empty();
    } catch (Exception unreachable) {
      delivery.end(Ending.PHONE_SILENT, "no data connection");
      return Optional.empty();
    }
  }

  private static void transfer(FtpIoSession session, DataConnection connection, ImageStream bytes)
      throws IOException {
    DataType chosen = session.getDataType();
    session.setDataType(DataType.BINARY);
    try {
      connection.transferToClient(session.getFtpletSession(), bytes);
      bytes.delivered();
    } finally {
      session.setDataType(chosen);
    }
  }

  private static void broken(FtpIoSession session, ImageStream bytes, Delivery delivery) {
    if (bytes.broken()) {
      delivery.broke(Ending.ABORTED, "the image can no longer be read");
      Replies.write(session, 451, "The file can no longer be read.");
    } else {
      delivery.broke(Ending.PHONE_ERROR, "it closed the connection");
      Replies.write(session, 426, "The data connection is broken.");
    }
  }
}
