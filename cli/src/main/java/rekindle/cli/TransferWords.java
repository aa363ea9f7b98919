package rekindle.cli;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Failure;
import rekindle.station.Quoted;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.wire.ClientResult;

/// What became of a `get` or a `put`, in words.
final class TransferWords {
  private final TftpUrl url;

  TransferWords(TftpUrl url) {
    this.url = url;
  }

  /// @return the result of a transfer that moved the whole file
  /// @throws Failure if it did not
  ClientResult.Ended complete(ClientResult result) throws Failure {
    return switch (result) {
      case ClientResult.Ended ended when ended.isComplete() -> ended;
      case ClientResult.Ended ended -> throw ended(ended);
      case ClientResult.UnknownHost(String host) ->
          throw Failure.of(
              "No machine is called \"%s\" here.".formatted(host),
              "check the name, or use the address in digits.");
      case ClientResult.LocalTrouble(IOException cause) -> throw trouble(cause);
    };
  }

  private Failure ended(ClientResult.Ended ended) {
    long bytes = ended.totals().bytes();
    return switch (ended.outcome()) {
      case Outcome.PeerError(ErrorPacket error) -> refused(error);
      case Outcome.PeerSilent(boolean everHeard) when everHeard ->
          Failure.of(
              "%s fell silent after %s bytes.".formatted(server(), Amounts.exactly(bytes)),
              "try again; a smaller --blksize helps where large packets are lost.");
      case Outcome.PeerSilent _, Outcome.SizeProbe _, Outcome.Superseded _ -> noAnswer();
      case Outcome.Aborted(ErrorPacket why) ->
          Failure.of("The transfer was given up: %s.".formatted(why.text()), "try again.");
      case Outcome.Complete _, Outcome.LastAckMissing _ ->
          throw new IllegalStateException("complete is no failure");
    };
  }

  private Failure refused(ErrorPacket error) {
    String said =
        "%s says: %s (error %d)".formatted(server(), Quoted.of(error.text()), error.code());
    return error.code() == ErrorCode.FILE_NOT_FOUND.number()
        ? Failure.of(
            "%s has no file %s. %s.".formatted(server(), Quoted.of(url.name()), said),
            "check the name; \"rekindle image list\" shows what a station here publishes.")
        : Failure.of(said + ".", "ask whoever runs that server.");
  }

  private Failure noAnswer() {
    return Failure.of(
        "No answer from %s.".formatted(server()),
        "check the address, that a TFTP server runs there, and that no firewall is in between.");
  }

  private Failure trouble(IOException cause) {
    return switch (cause) {
      case PortUnreachableException _ ->
          Failure.of(
              "Nothing listens at %s.".formatted(server()),
              "check the address and the port; \"rekindle serve\" starts a station.");
      case NoRouteToHostException _ ->
          Failure.of(
              "There is no way to %s.".formatted(server()), "check the address and the cable.");
      case SocketException e ->
          Failure.of(
              "Cannot reach %s: %s.".formatted(server(), e.getMessage()),
              "check the address and the cable.");
      default ->
          Failure.of(
              "The transfer failed: %s.".formatted(Words.why(cause)),
              "mend that and try again; no file was changed.");
    };
  }

  private String server() {
    return "%s port %d".formatted(url.host(), url.port());
  }
}
