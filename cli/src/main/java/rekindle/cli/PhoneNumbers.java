package rekindle.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Optional;
import picocli.CommandLine.Option;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.AddressField;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.phone.Ipv4;
import rekindle.recovery.FourNumbers;

/// The four numbers that are typed on a virtual phone. Only the server's has to be named; the
/// others are what a phone beside this machine would be given.
final class PhoneNumbers {
  private static final String SMALL_NETWORK = "255.255.255.0";

  @Option(
      names = "--server",
      paramLabel = "IP",
      required = true,
      description = "The station's address, as it is typed on the phone.")
  String server = "";

  @Option(
      names = "--ip",
      paramLabel = "IP",
      description = "The phone's own address (default: one beside the server's).")
  Optional<String> ip = Optional.empty();

  @Option(
      names = "--mask",
      paramLabel = "M",
      description = "The network mask (default: " + SMALL_NETWORK + ").")
  Optional<String> mask = Optional.empty();

  @Option(
      names = "--gateway",
      paramLabel = "G",
      description = "The gateway (default: the first address of the phone's network).")
  Optional<String> gateway = Optional.empty();

  /// The four numbers for this model; the rescue mode wants a gateway even where none is used.
  ///
  /// @throws Failure (wrong usage) if one is no address
  FourNumbers read(Model model) throws Failure {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.put(AddressField.SERVER, server);
    FourNumbersReading.of(typed);
    typed.put(AddressField.PHONE, ip.orElseGet(this::beside));
    typed.put(AddressField.MASK, mask.orElse(SMALL_NETWORK));
    gateway.ifPresent(given -> typed.put(AddressField.GATEWAY, given));
    FourNumbers numbers = FourNumbersReading.of(typed);
    boolean needed = model.procedure().value() == Procedure.RESCUE_MODE;
    if (gateway.isPresent() || (!needed && numbers.oneSubnet().orElse(true))) {
      return numbers;
    }
    typed.put(AddressField.GATEWAY, first(typed.get(AddressField.PHONE)));
    return FourNumbersReading.of(typed);
  }

  /// The local address that a phone with these numbers can speak from: its own where this machine
  /// has it (all of 127.0.0.0/8 on Linux), else any.
  static InetAddress bindAddress(FourNumbers numbers) {
    InetAddress any = Ipv4.NONE.toInetAddress();
    return numbers
        .number(AddressField.PHONE)
        .map(phone -> InetAddress.ofLiteral(phone.toString()))
        .filter(PhoneNumbers::isLocal)
        .orElse(any);
  }

  private static boolean isLocal(InetAddress address) {
    try (var socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  /// The address by which this machine would reach the server; the next one where that is the
  /// server's own.
  private String beside() {
    String local = localAddress().orElse(server);
    return local.equals(server) ? next(local) : local;
  }

  private Optional<String> localAddress() {
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(server), 69));
      return Ipv4.parse(socket.getLocalAddress().getHostAddress()).map(Ipv4::toString);
    } catch (IOException | java.io.UncheckedIOException _) {
      return Optional.empty();
    }
  }

  private static String next(String address) {
    int dot = address.lastIndexOf('.');
    int last = Integer.parseInt(address.substring(dot + 1));
    return address.substring(0, dot + 1) + (last % 254 + 1);
  }

  private static String first(String phone) {
    String network = phone.substring(0, phone.lastIndexOf('.') + 1);
    return phone.equals(network + "1") ? network + "254" : network + "1";
  }
}
