package rekindle.tftp;

/// A TFTP packet as a value (RFC 1350 section 5, OACK from RFC 2347).
///
/// Transfers move DATA and ACK as primitives, see [Frame]; these values are for requests, answers,
/// tests and people.
public sealed interface Packet permits Request, Data, Ack, ErrorPacket, OptionAck {}
