package rekindle.tftp;

/// The options a server agrees to (OACK, RFC 2347).
///
/// @param options only what was asked, each once
public record OptionAck(Options options) implements Packet {
  public static OptionAck of(Option... options) {
    return new OptionAck(Options.of(options));
  }
}
