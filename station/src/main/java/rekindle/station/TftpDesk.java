package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.NameKey;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Refusal;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Option;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;
import rekindle.tftp.wire.Admission;
import rekindle.tftp.wire.Desk;
import rekindle.tftp.wire.FileContent;
import rekindle.tftp.wire.Inbox;
import rekindle.tftp.wire.ReadAnswer;
import rekindle.tftp.wire.UploadRefusal;
import rekindle.tftp.wire.WriteAnswer;

/// Answers requests over TFTP from the image store.
///
/// Every answer is found on a thread of its own: the first look at an image reads all of it to
/// check its sum, and nobody else may wait for that.
final class TftpDesk implements Desk {
  private static final Logger log = LoggerFactory.getLogger(TftpDesk.class);

  private final ImageStore images;
  private final Serving serving;
  private final Optional<Inbox> inbox;
  private final TftpLedger ledger;
  private final Executor threads;

  TftpDesk(
      ImageStore images,
      Serving serving,
      Optional<Inbox> inbox,
      TftpLedger ledger,
      Executor threads) {
    this.images = images;
    this.serving = serving;
    this.inbox = inbox;
    this.ledger = ledger;
    this.threads = threads;
  }

  @Override
  public void onRead(
      ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer) {
    switch (serving) {
      case ALL -> threads.execute(() -> answer(request.fileName(), answer));
      case NONE ->
          refuse(
              answer,
              Refusal.DENIED,
              Optional.empty(),
              ErrorCode.ACCESS_VIOLATION,
              "Nothing is served now");
    }
  }

  @Override
  public void onWrite(
      WriteRequest request, InetSocketAddress peer, InetSocketAddress local, WriteAnswer answer) {
    if (inbox.isEmpty()) {
      answer.refuse(ErrorCode.ACCESS_VIOLATION, "No uploads here");
      return;
    }
    switch (inbox.get().admit(request.fileName(), announcedBytes(request))) {
      case Admission.Admitted(var sink) -> answer.accept(sink);
      case UploadRefusal refusal -> answer.refuse(refusal.code(), refusal.text());
    }
  }

  private void answer(String asked, ReadAnswer answer) {
    try {
      Optional<Published> found = images.find(asked);
      if (found.isPresent()) {
        send(found.get(), answer);
      } else {
        refuseMissing(asked, answer);
      }
    } catch (IOException failure) {
      log.warn("Cannot read the image {}", Quoted.of(asked), failure);
      refuse(
          answer,
          Refusal.BUSY,
          Optional.empty(),
          ErrorCode.ACCESS_VIOLATION,
          "The file cannot be read now");
    }
  }

  private void send(Published found, ReadAnswer answer) throws IOException {
    FileContent content = FileContent.open(found.file());
    if (content.sizeBytes() != found.image().sizeBytes()) {
      content.close();
      throw new IOException("%s has another size than it had".formatted(found.file()));
    }
    ledger.answeredWith(answer.id(), found.image().sha256());
    answer.send(content);
  }

  private void refuseMissing(String asked, ReadAnswer answer) throws IOException {
    NameKey key = NameKey.of(asked);
    boolean damaged =
        images.publications().stream().anyMatch(p -> NameKey.of(p.name()).equals(key));
    if (damaged) {
      refuse(
          answer,
          Refusal.DAMAGED_IMAGE,
          Optional.empty(),
          ErrorCode.ACCESS_VIOLATION,
          "The file is damaged");
    } else {
      refuse(
          answer,
          Refusal.NOT_PUBLISHED,
          images.nearest(asked),
          ErrorCode.FILE_NOT_FOUND,
          "File not found");
    }
  }

  private void refuse(
      ReadAnswer answer, Refusal why, Optional<String> nearest, ErrorCode code, String text) {
    ledger.refusedBecause(answer.id(), why, nearest);
    answer.refuse(code, text);
  }

  private static long announcedBytes(WriteRequest request) {
    String digits = request.options().find(Option.TRANSFER_SIZE).map(Option::value).orElse("0");
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}
