package rekindle.tftp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rekindle.tftp.Decoded.Malformed;
import rekindle.tftp.Decoded.Ok;

/// Packets to bytes and back (RFC 1350 section 5, RFC 2347).
///
/// [#decode] is total: every byte string, also an empty one, is a packet or [Malformed], never an
/// exception. It is liberal where real clients are sloppy: a missing final NUL costs only the half
/// option it would have ended, bytes behind an ACK and NULs behind the options do not matter.
public final class PacketCodec {
  private PacketCodec() {}

  /// Reads one datagram.
  ///
  /// @param datagram read from position to limit, left at its limit; the payload of [Data] is a
  ///   view of it
  public static Decoded decode(ByteBuffer datagram) {
    ByteBuffer rest = datagram.slice().order(ByteOrder.BIG_ENDIAN);
    datagram.position(datagram.limit());
    if (rest.remaining() < 2) {
      return new Malformed("shorter than an opcode");
    }
    int opcode = rest.getShort() & 0xFFFF;
    return switch (opcode) {
      case Frame.READ_REQUEST, Frame.WRITE_REQUEST -> request(opcode, rest);
      case Frame.DATA -> rest.remaining() < 2 ? cut() : new Ok(new Data(number(rest), rest));
      case Frame.ACK -> rest.remaining() < 2 ? cut() : new Ok(new Ack(number(rest)));
      case Frame.ERROR -> rest.remaining() < 2 ? cut() : error(rest);
      case Frame.OPTION_ACK -> new Ok(new OptionAck(options(rest)));
      default -> new Malformed("unknown opcode " + opcode);
    };
  }

  /// Writes one packet.
  ///
  /// @param into at least [#sizeBytes] remaining; its position moves behind the packet
  /// @throws java.nio.BufferOverflowException if it does not fit
  public static void encode(Packet packet, ByteBuffer into) {
    switch (packet) {
      case ReadRequest request -> putRequest(Frame.READ_REQUEST, request, into);
      case WriteRequest request -> putRequest(Frame.WRITE_REQUEST, request, into);
      case Data(int block, ByteBuffer payload) -> {
        Frame.putDataHeader(block, into);
        into.put(payload);
      }
      case Ack(int block) -> Frame.putAck(block, into);
      case ErrorPacket(int code, String text) -> {
        into.putShort((short) Frame.ERROR).putShort((short) code);
        putText(text, into);
      }
      case OptionAck(Options options) -> {
        into.putShort((short) Frame.OPTION_ACK);
        putOptions(options, into);
      }
    }
  }

  /// How many bytes [#encode] will write.
  public static int sizeBytes(Packet packet) {
    return switch (packet) {
      case Request request ->
          2
              + Texts.sizeBytes(request.fileName())
              + Texts.sizeBytes(request.mode())
              + sizeBytes(request.options());
      case Data(int _, ByteBuffer payload) -> Frame.HEADER_BYTES + payload.remaining();
      case Ack _ -> Frame.HEADER_BYTES;
      case ErrorPacket(int _, String text) -> 4 + Texts.sizeBytes(text);
      case OptionAck(Options options) -> 2 + sizeBytes(options);
    };
  }

  private static Decoded request(int opcode, ByteBuffer rest) {
    Optional<String> fileName = text(rest);
    if (fileName.isEmpty()) {
      return new Malformed("a request whose file name does not end");
    }
    // A mode that ends with the datagram instead of a NUL is complete if it is a known word, and
    // negotiation refuses it with error 4 if not.
    String mode = text(rest).orElseGet(() -> remainder(rest));
    Options options = options(rest);
    return new Ok(
        opcode == Frame.READ_REQUEST
            ? new ReadRequest(fileName.get(), mode, options)
            : new WriteRequest(fileName.get(), mode, options));
  }

  private static Decoded error(ByteBuffer rest) {
    int code = number(rest);
    return new Ok(new ErrorPacket(code, text(rest).orElseGet(() -> remainder(rest))));
  }

  private static Options options(ByteBuffer rest) {
    List<Option> options = new ArrayList<>();
    while (rest.hasRemaining()) {
      Optional<String> name = text(rest);
      Optional<String> value = name.isEmpty() ? Optional.empty() : text(rest);
      if (value.isEmpty()) {
        break; // Half an option: "blksize 14" may have been 1428.
      }
      if (!name.get().isEmpty()) { // Some clients fill up with NULs.
        options.add(new Option(name.get(), value.get()));
      }
    }
    return options.isEmpty() ? Options.NONE : new Options(options);
  }

  /// The text up to the next NUL, which is skipped; empty, and nothing moved, if there is no NUL.
  private static Optional<String> text(ByteBuffer rest) {
    for (int at = rest.position(); at < rest.limit(); at++) {
      if (rest.get(at) == 0) {
        String text = Texts.read(rest.slice(rest.position(), at - rest.position()));
        rest.position(at + 1);
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static String remainder(ByteBuffer rest) {
    String text = Texts.read(rest);
    rest.position(rest.limit());
    return text;
  }

  private static int number(ByteBuffer rest) {
    return rest.getShort() & 0xFFFF;
  }

  private static Malformed cut() {
    return new Malformed("shorter than its header");
  }

  private static void putRequest(int opcode, Request request, ByteBuffer into) {
    into.putShort((short) opcode);
    putText(request.fileName(), into);
    putText(request.mode(), into);
    putOptions(request.options(), into);
  }

  private static void putOptions(Options options, ByteBuffer into) {
    for (Option option : options.asSent()) {
      putText(option.name(), into);
      putText(option.value(), into);
    }
  }

  private static void putText(String text, ByteBuffer into) {
    into.put(Texts.write(text)).put((byte) 0);
  }

  private static int sizeBytes(Options options) {
    return options.asSent().stream()
        .mapToInt(option -> Texts.sizeBytes(option.name()) + Texts.sizeBytes(option.value()))
        .sum();
  }
}
