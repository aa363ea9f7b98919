package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Refusal;
import rekindle.station.desk.Answer;
import rekindle.station.desk.Call;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Inquiry;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Option;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;
import rekindle.tftp.wire.Admission;
import rekindle.tftp.wire.Desk;
import rekindle.tftp.wire.Inbox;
import rekindle.tftp.wire.ReadAnswer;
import rekindle.tftp.wire.SharedFiles;
import rekindle.tftp.wire.UploadRefusal;
import rekindle.tftp.wire.WriteAnswer;

/// Answers requests over TFTP.
///
/// What is known already is answered on the spot. Every other answer is found on a thread of its
/// own: the first look at an image reads all of it to check its sum, and nobody else may wait for
/// that.
final class TftpDesk implements Desk {
  private final ImageDesk desk;
  private final Optional<Inbox> inbox;
  private final TftpLedger ledger;
  private final Executor threads;
  private final SharedFiles files = new SharedFiles();

  TftpDesk(ImageDesk desk, Optional<Inbox> inbox, TftpLedger ledger, Executor threads) {
    this.desk = desk;
    this.inbox = inbox;
    this.ledger = ledger;
    this.threads = threads;
  }

  @Override
  public void onRead(
      ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer) {
    Optional<Call> call = ledger.callOf(answer.id());
    if (call.isEmpty()) {
      answer.refuse(ErrorCode.ACCESS_VIOLATION, "The request is over");
      return;
    }
    var inquiry =
        new Inquiry(
            Endpoint.of(peer).address(), Protocol.TFTP, request.fileName(), call.get(), false);
    Optional<Published> known = desk.known(inquiry);
    if (known.isPresent()) {
      send(known.get(), answer);
    } else {
      threads.execute(() -> answer(inquiry, answer));
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

  private void answer(Inquiry inquiry, ReadAnswer answer) {
    // Meanwhile the phone hears nothing: there is no packet that says "wait".
    switch (desk.answer(inquiry, answer::isAwaited)) {
      case Answer.No no -> refuse(no, answer);
      case Answer.Image(Published found) -> send(found, answer);
    }
  }

  private void send(Published found, ReadAnswer answer) {
    try {
      Content content = files.open(found.file(), found.image().sizeBytes());
      ledger.answeredWith(answer.id(), found.image().sha256());
      answer.send(content);
    } catch (IOException failure) {
      refuse(desk.unreadable(found.name(), failure), answer);
    }
  }

  private void refuse(Answer.No no, ReadAnswer answer) {
    ledger.refusedBecause(answer.id(), no.why(), no.nearest());
    answer.refuse(code(no.why()), no.text());
  }

  /// 1 or 2: other codes make U-Boot begin again for ever.
  private static ErrorCode code(Refusal why) {
    return switch (why) {
      case NOT_PUBLISHED -> ErrorCode.FILE_NOT_FOUND;
      case DAMAGED_IMAGE, WRONG_MODEL, BUSY, DENIED, BAD_REQUEST -> ErrorCode.ACCESS_VIOLATION;
    };
  }

  private static long announcedBytes(WriteRequest request) {
    String digits = request.options().find(Option.TRANSFER_SIZE).map(Option::value).orElse("0");
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}
