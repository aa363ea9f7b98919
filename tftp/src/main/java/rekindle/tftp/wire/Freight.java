package rekindle.tftp.wire;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Content;
import rekindle.tftp.NetasciiContent;

/// What the desk put on the table: the content to send, or the place for what comes.
sealed interface Freight {
  Logger log = LoggerFactory.getLogger(Freight.class);

  /// A file to be sent.
  ///
  /// @param content as it goes on the wire
  /// @param owned as the desk gave it; closed in the end
  record Out(Content content, Content owned) implements Freight {
    Out(Content content) {
      this(content, content);
    }

    /// The same file as netascii. Reads it to its end.
    Out asNetascii() throws IOException {
      return new Out(NetasciiContent.of(content), owned);
    }

    @Override
    public void giveBack() {
      close(owned);
    }
  }

  /// A place for an upload.
  record In(UploadSink sink) implements Freight {
    @Override
    public void giveBack() {
      discard(sink);
    }
  }

  /// No transfer came of it: closes the content, or discards the sink.
  void giveBack();

  static void close(Content content) {
    if (content instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Throwable failure) {
        log.warn("The content of a transfer cannot be closed", failure);
      }
    }
  }

  static void discard(UploadSink sink) {
    try {
      sink.discard();
    } catch (Throwable failure) {
      log.warn("An upload cannot be discarded", failure);
    }
  }
}
