package rekindle.station.ftp;

import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.impl.FtpIoSession;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Refusal;
import rekindle.station.desk.Answer;
import rekindle.station.desk.Delivery;
import rekindle.station.desk.Question;
import rekindle.station.desk.Reception;

/// Asks the desk on behalf of a session.
final class Asking {
  private final Reception reception;

  Asking(Reception reception) {
    this.reception = reception;
  }

  /// What becomes of a request that was allowed.
  @FunctionalInterface
  interface Allowed {
    void serve(Published found, Delivery delivery);
  }

  /// Asks for a name; a refusal is told to the session.
  void ask(FtpIoSession session, String name, Map<String, String> options, Allowed allowed) {
    Delivery delivery = reception.receive(question(session, name, options));
    boolean sizeOnly = "SIZE".equals(options.get("command"));
    switch (reception.answer(delivery, sizeOnly, session::isConnected)) {
      case Answer.No no -> refuse(session, no, delivery);
      case Answer.Image(Published found) -> allowed.serve(found, delivery);
    }
  }

  /// Tells the session and the journal no.
  void refuse(FtpIoSession session, Answer.No no, Delivery delivery) {
    delivery.refuse(no);
    String nearest = no.nearest().map(near -> "; the nearest is " + near).orElse("");
    String text = delivery.question().name() + ": " + no.text() + nearest + ".";
    Replies.write(session, code(no.why()), text);
  }

  private static int code(Refusal why) {
    return switch (why) {
      case BUSY -> 450;
      case BAD_REQUEST -> 554;
      case NOT_PUBLISHED, DAMAGED_IMAGE, WRONG_MODEL, DENIED -> 550;
    };
  }

  private static Question question(FtpIoSession session, String name, Map<String, String> options) {
    User user = session.getUser();
    return new Question(
        Protocol.FTP,
        Question.end(session.getRemoteAddress()),
        Question.end(session.getLocalAddress()),
        name,
        options,
        Optional.empty(),
        Optional.ofNullable(user).map(User::getName));
  }
}
