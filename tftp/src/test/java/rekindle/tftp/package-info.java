/// Both ends against the rules of the field, alone and against each other over a fake wire.
///
/// Where the pitfalls of tftp-in-the-field.md section 1 are tested, by number:
/// - 1, 3, 4, 7, 17, 18, 20 to 22, 25, 26, 32, 33, 38, 45: [SenderTest], with 17, 18 and 38 also in
///   [BlocksTest] and 1 also in [BothEndsTest]
/// - 2, 6, 22, 40 and the bound on what an unproven peer draws: [UnprovenPeerTest]
/// - 5, 8, 17, 21, 42, 44: [ReceiverTest], 44 for repeated requests in [UnprovenPeerTest]
/// - 8 to 16, 21: [NegotiationTest], the client's view of 9 and 11 in [OptionAckReadingTest]
/// - 19, 20: [BlocksTest] and [LargeFileTest]
/// - 23, 24: [PeerLockTest]
/// - 34 to 36, 42, 43: [PacketCodecTest] and [PacketCodecNoiseTest]
/// - 41: [NetasciiTest]
///
/// 27 to 31 need sockets and 37 and 39 need files: they belong to `rekindle.tftp.wire` and the
/// station.
@NullMarked
package rekindle.tftp;

import org.jspecify.annotations.NullMarked;
