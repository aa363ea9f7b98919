package rekindle.cli.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import rekindle.recovery.PeerText;

/// Words for what a network can do to a download.
final class NetworkTrouble {
  private NetworkTrouble() {}

  /// Why it failed, as part of a sentence.
  static String why(IOException trouble) {
    return switch (trouble) {
      case HttpConnectTimeoutException _ -> "the server does not accept the connection";
      case HttpTimeoutException _ -> "the server does not answer";
      case IOException unknown when isUnknownHost(unknown) -> "nobody knows that host";
      case ConnectException _ -> "nothing listens there";
      case SSLException distrusted ->
          "the encrypted connection cannot be trusted (%s)".formatted(said(distrusted));
      default -> "the connection broke (%s)".formatted(said(trouble));
    };
  }

  /// The JDK quotes what the server sent; not all of that may reach a terminal.
  private static String said(IOException trouble) {
    return PeerText.printable(String.valueOf(trouble.getMessage()));
  }

  /// The JDK's client hides the reason below one or two others.
  private static boolean isUnknownHost(Throwable trouble) {
    for (@Nullable Throwable at = trouble; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
