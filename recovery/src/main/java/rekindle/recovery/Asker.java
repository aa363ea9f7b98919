package rekindle.recovery;

import java.util.Optional;
import rekindle.firmware.UserAgent;

/// What is known about who asks, besides its address.
///
/// @param userAgent what it calls itself (HTTP `User-Agent`); empty where it does not, or by TFTP
/// @param login the name it logged in with (FTP); empty elsewhere
/// @param mac its hardware address, `00:04:13:2a:b3:c4`; empty if it is not on this machine's own
///   network
/// @param model id of the model that its hardware address or its `User-Agent` tells; empty if
///   neither does
public record Asker(
    Optional<String> userAgent,
    Optional<String> login,
    Optional<String> mac,
    Optional<String> model) {

  /// Nothing is known.
  public static final Asker UNKNOWN =
      new Asker(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// What it tells of itself in its `User-Agent`: model, firmware, boot loader.
  public UserAgent told() {
    return userAgent.map(UserAgent::read).orElse(UserAgent.SILENT);
  }

  public Asker {
    userAgent = userAgent.map(text -> PeerText.of(text, Event.MAX_TEXT));
    login = login.map(text -> PeerText.of(text, Event.MAX_TEXT));
  }
}
