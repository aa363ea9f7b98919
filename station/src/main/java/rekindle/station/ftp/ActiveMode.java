package rekindle.station.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;

/// `PORT` and `EPRT`, to the client's own address and to no port below 1024: nobody may use us to
/// speak to others (RFC 2577 sections 3 and 5). Host names are never looked up.
final class ActiveMode implements Command {
  private static final int LOWEST_PORT = 1_024;
  private static final int LARGEST_PORT = 65_535;
  private static final int BYTE = 256;
  private static final Pattern PORT =
      Pattern.compile("(\\d{1,3},\\d{1,3},\\d{1,3},\\d{1,3}),(\\d{1,3}),(\\d{1,3})");
  // The character between the parts is the client's choice (RFC 2428 section 2).
  private static final Pattern EPRT =
      Pattern.compile("([!-~])[12]\\1([0-9a-fA-F:.]+)\\1(\\d{1,5})\\1");

  private final Command obeys;
  private final Function<String, Optional<InetSocketAddress>> reading;

  private ActiveMode(Command obeys, Function<String, Optional<InetSocketAddress>> reading) {
    this.obeys = obeys;
    this.reading = reading;
  }

  /// @param obeys what is done when all is well
  static ActiveMode port(Command obeys) {
    return new ActiveMode(obeys, ActiveMode::readPort);
  }

  /// @param obeys what is done when all is well
  static ActiveMode eprt(Command obeys) {
    return new ActiveMode(obeys, ActiveMode::readEprt);
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request)
      throws IOException, FtpException {
    String argument = Optional.ofNullable(request.getArgument()).orElse("");
    Optional<InetSocketAddress> target = reading.apply(argument.strip());
    InetAddress client = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    if (target.isEmpty()) {
      Replies.write(session, 501, "That is no address and port.");
    } else if (!target.get().getAddress().equals(client)) {
      Replies.write(session, 501, "Only your own address is connected to.");
    } else if (target.get().getPort() < LOWEST_PORT) {
      Replies.write(session, 501, "Only ports from %d are connected to.".formatted(LOWEST_PORT));
    } else {
      obeys.execute(session, context, request);
    }
  }

  private static Optional<InetSocketAddress> readPort(String argument) {
    Matcher parts = PORT.matcher(argument);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int high = Integer.parseInt(parts.group(2));
    int low = Integer.parseInt(parts.group(3));
    return high >= BYTE || low >= BYTE
        ? Optional.empty()
        : socket(parts.group(1).replace(',', '.'), high * BYTE + low);
  }

  private static Optional<InetSocketAddress> readEprt(String argument) {
    Matcher parts = EPRT.matcher(argument);
    return parts.matches()
        ? socket(parts.group(2), Integer.parseInt(parts.group(3)))
        : Optional.empty();
  }

  private static Optional<InetSocketAddress> socket(String address, int port) {
    try {
      return port > LARGEST_PORT
          ? Optional.empty()
          : Optional.of(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
