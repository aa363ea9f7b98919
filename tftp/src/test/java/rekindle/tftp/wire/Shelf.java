package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Negotiation;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// A desk with files in memory and, where one is given, an inbox.
final class Shelf implements Desk {
  private final Map<String, Content> files = new ConcurrentHashMap<>();
  private volatile Inbox[] inbox = {};

  Shelf with(String name, byte[] bytes) {
    return with(name, new Bytes(bytes));
  }

  Shelf with(String name, Content content) {
    files.put(name, content);
    return this;
  }

  Shelf withInbox(Inbox uploads) {
    inbox = new Inbox[] {uploads};
    return this;
  }

  @Override
  public void onRead(
      ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer) {
    Content content = files.get(request.fileName());
    if (content == null) {
      answer.refuse(ErrorCode.FILE_NOT_FOUND, "File not found");
    } else {
      answer.send(content);
    }
  }

  @Override
  public void onWrite(
      WriteRequest request, InetSocketAddress peer, InetSocketAddress local, WriteAnswer answer) {
    if (inbox.length == 0) {
      answer.refuse(ErrorCode.ACCESS_VIOLATION, "Uploads are not taken");
      return;
    }
    long announced = Negotiation.announcedSizeBytes(request.options()).orElse(0);
    switch (inbox[0].admit(request.fileName(), announced)) {
      case Admission.Admitted(UploadSink sink) -> answer.accept(sink);
      case UploadRefusal refusal -> answer.refuse(refusal.code(), refusal.text());
    }
  }
}
