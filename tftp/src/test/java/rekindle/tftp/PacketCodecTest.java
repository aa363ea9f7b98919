package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rekindle.tftp.Samples.bytes;
import static rekindle.tftp.Samples.option;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.tftp.Decoded.Malformed;
import rekindle.tftp.Decoded.Ok;

final class PacketCodecTest {
  static List<Packet> packets() {
    return List.of(
        new ReadRequest("snom320.bin", "octet", Options.NONE),
        new ReadRequest("", "", Options.of(option("blksize", ""))),
        new WriteRequest("Gerät ÿ.txt", "netascii", Options.of(option("tsize", "0"))),
        new Data(65_535, bytes("block")),
        new Data(0, bytes("")),
        new Ack(40_000),
        new ErrorPacket(0xFFFF, "timeout"),
        OptionAck.of(option("blksize", "1428"), option("windowsize", "16")),
        new OptionAck(Options.NONE));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void whatWasWrittenReadsAsItWas(Packet packet) {
    ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(packet));

    PacketCodec.encode(packet, datagram);

    assertThat(datagram.hasRemaining()).isFalse();
    assertThat(PacketCodec.decode(datagram.flip())).isEqualTo(new Ok(packet));
    assertThat(datagram.hasRemaining()).isFalse();
  }

  @Test
  void anOptionAckIsItsOptionsAndNotAByteMore() {
    ByteBuffer datagram = ByteBuffer.allocate(100);

    PacketCodec.encode(OptionAck.of(option("blksize", "512"), option("tsize", "7")), datagram);

    assertThat(datagram.flip()).isEqualTo(bytes("\0\6blksize\000512\0tsize\0007\0"));
  }

  @Test
  void shortDatagramsAreMalformed() {
    List<Decoded> decoded =
        List.of(decode(""), decode("\0"), decode("\0\3\0"), decode("\0\4\1"), decode("\0\5\0"));

    assertThat(decoded).allMatch(Malformed.class::isInstance);
  }

  @Test
  void unknownOpcodesAreMalformed() {
    assertThat(decode("\0\0")).isEqualTo(new Malformed("unknown opcode 0"));
    assertThat(decode("\0\7abc")).isEqualTo(new Malformed("unknown opcode 7"));
    assertThat(decode("\1\1snom320.bin\0octet\0")).isEqualTo(new Malformed("unknown opcode 257"));
  }

  @Test
  void aMissingNulBehindTheModeIsTolerated() {
    assertThat(decode("\0\1snom320.bin\0octet"))
        .isEqualTo(new Ok(new ReadRequest("snom320.bin", "octet", Options.NONE)));
  }

  @Test
  void aMissingNulBehindTheLastValueCostsThatOption() {
    assertThat(decode("\0\1a\0octet\0tsize\0000\0blksize\00014"))
        .isEqualTo(new Ok(new ReadRequest("a", "octet", Options.of(option("tsize", "0")))));
    assertThat(decode("\0\1a\0octet\0blksize\0"))
        .isEqualTo(new Ok(new ReadRequest("a", "octet", Options.NONE)));
  }

  @Test
  void aRequestWithoutAModeIsUnderstoodSoThatItCanBeRefused() {
    assertThat(decode("\0\1snom320.bin\0"))
        .isEqualTo(new Ok(new ReadRequest("snom320.bin", "", Options.NONE)));
  }

  @Test
  void aRequestWhoseNameNeverEndsIsMalformed() {
    assertThat(decode("\0\1snom320.bin")).isInstanceOf(Malformed.class);
    assertThat(decode("\0\2")).isInstanceOf(Malformed.class);
  }

  @Test
  void tailsBehindAckAndOackAreTolerated() {
    assertThat(decode("\0\4\0\7garbage")).isEqualTo(new Ok(new Ack(7)));
    assertThat(decode("\0\6blksize\000512\0\0\0\0garbage"))
        .isEqualTo(new Ok(OptionAck.of(option("blksize", "512"))));
  }

  @Test
  void anErrorWithoutItsNulKeepsItsText() {
    assertThat(decode("\0\5\0\1not here")).isEqualTo(new Ok(new ErrorPacket(1, "not here")));
    assertThat(decode("\0\5\0\1")).isEqualTo(new Ok(new ErrorPacket(1, "")));
  }

  @Test
  void namesStayAsTheyWereSent() {
    assertThat(nameIn("\\images/./SNOM320.bin ")).isEqualTo("\\images/./SNOM320.bin ");
    assertThat(nameIn("tftp://10.0.0.1//snom320.bin")).isEqualTo("tftp://10.0.0.1//snom320.bin");
    assertThat(nameIn("../../etc/passwd")).isEqualTo("../../etc/passwd");
  }

  @Test
  void aTrailing0xffReadsAsLatin1AndUmlautsInUtf8AsUmlauts() {
    assertThat(nameIn("snom320.bin\u00ff")).isEqualTo("snom320.bin\u00ff");
    assertThat(nameIn("Ger\u00c3\u00a4t.bin")).isEqualTo("Ger\u00e4t.bin");
  }

  @Test
  void longNamesAndManyOptionsAreReadWhole() {
    String name = "n".repeat(2_000);
    List<Option> options =
        IntStream.range(0, 100).mapToObj(i -> option("option" + i, "value" + i)).toList();
    ReadRequest request = new ReadRequest(name, "octet", new Options(options));

    ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(request));
    PacketCodec.encode(request, datagram);

    assertThat(PacketCodec.decode(datagram.flip())).isEqualTo(new Ok(request));
  }

  @Test
  void repeatedOptionsAreKeptAndMarked() {
    Ok decoded = (Ok) decode("\0\1a\0octet\0blksize\0001\0BLKSIZE\0002\0tsize\0000\0");

    Options options = ((ReadRequest) decoded.packet()).options();

    assertThat(options)
        .isEqualTo(
            Options.of(option("blksize", "1"), option("BLKSIZE", "2"), option("tsize", "0")));
    assertThat(options.repeated()).containsExactly("BLKSIZE");
    assertThat(options.firsts()).containsExactly(option("blksize", "1"), option("tsize", "0"));
  }

  @Test
  void framesAreWhatTheCodecReads() {
    ByteBuffer datagram = ByteBuffer.allocate(16);

    Frame.putAck(65_535, datagram);
    datagram.flip();

    assertThat(Frame.opcode(datagram)).isEqualTo(Frame.ACK);
    assertThat(Frame.block(datagram)).isEqualTo(65_535);
    assertThat(PacketCodec.decode(datagram)).isEqualTo(new Ok(new Ack(65_535)));
  }

  @Test
  void aFrameWithoutItsBlockNumberHasNoOpcode() {
    assertThat(Frame.opcode(bytes("\0\4\0"))).isEqualTo(-1);
    assertThat(Frame.opcode(bytes("\0\3"))).isEqualTo(-1);
    assertThat(Frame.opcode(bytes("\0"))).isEqualTo(-1);
    assertThat(Frame.opcode(bytes("\0\5"))).isEqualTo(Frame.ERROR);
  }

  @Test
  void whatCannotGoOnTheWireCannotBeMade() {
    assertThatThrownBy(() -> new Ack(65_536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ErrorPacket(1, "a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReadRequest("half \ud800", "octet", Options.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> option("", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Decoded decode(String latin1) {
    return PacketCodec.decode(bytes(latin1));
  }

  private static String nameIn(String nameAsSent) {
    Ok decoded = (Ok) decode("\0\1" + nameAsSent + "\0octet\0");
    return ((ReadRequest) decoded.packet()).fileName();
  }
}
