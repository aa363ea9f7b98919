package rekindle.tftp;

import java.time.Duration;
import java.util.List;

/// How one kind of TFTP client behaves where the RFCs leave room, or where it breaks them.
///
/// @param name as the command line spells it
/// @param asks options of its read request, in order
/// @param retry its timer, for the request and for every ACK
/// @param acknowledgesDuplicates whether the last DATA, received again, is acknowledged again
/// @param optionCheck what it makes of an OACK
/// @param startsOver when it starts from scratch instead of giving up
/// @param startOverAfter pause before it does
/// @param firstBlockMustBeOne whether any other first DATA makes it start over
/// @param diesAtWrap whether a 65,536th block ends the transfer
/// @param dally how long it stays after its last ACK to repeat it; zero: it leaves at once
public record ClientHabits(
    String name,
    List<Option> asks,
    RetryPolicy retry,
    boolean acknowledgesDuplicates,
    OptionCheck optionCheck,
    StartsOver startsOver,
    Duration startOverAfter,
    boolean firstBlockMustBeOne,
    boolean diesAtWrap,
    Duration dally) {

  /// What a client makes of an OACK.
  public enum OptionCheck {
    /// Goes on as if it had asked nothing, whatever the OACK says.
    IGNORES,
    /// Takes the block size at its word and looks at nothing else.
    TRUSTS,
    /// Nothing that was not asked, nothing above what was asked, the timeout exactly; else error 8.
    CHECKS
  }

  /// When a client starts from scratch.
  public enum StartsOver {
    /// Silence and errors end it.
    NEVER,
    /// Always, except that error 1 or 2 ends it.
    UNLESS_REFUSED,
    /// Silence or any error, for ever.
    ALWAYS
  }

  /// U-Boot counts its time-outs over the whole file: ten, and the eleventh starts over
  /// (`TftpTimeoutCount` in `net/tftp.c` of both versions).
  private static final RetryPolicy UBOOT_RETRY =
      new RetryPolicy(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          100,
          1 + 10,
          true,
          Duration.ofSeconds(5 * (1 + 10)));

  /// `NetStartAgain` of U-Boot with one network device.
  private static final Duration UBOOT_PAUSE = Duration.ofSeconds(10);

  /// U-Boot 1.1.3 (`net/tftp.c`), the boot loader of the 3xx phones: `timeout` 5 is all it asks, it
  /// repeats an ACK only by its own 5 s timer, never for a repeated block, and it never gives up.
  public static final ClientHabits UBOOT_1_1_3 =
      new ClientHabits(
          "uboot-1.1.3",
          List.of(Option.of(Option.TIMEOUT, 5)),
          UBOOT_RETRY,
          false,
          OptionCheck.IGNORES,
          StartsOver.ALWAYS,
          UBOOT_PAUSE,
          true,
          false,
          Duration.ZERO);

  /// U-Boot 2010.06 (`net/tftp.c`, with `CONFIG_TFTP_TSIZE`): asks for the size and large blocks,
  /// and takes error 1 and 2 for an answer.
  public static final ClientHabits UBOOT_2010 =
      new ClientHabits(
          "uboot-2010",
          List.of(
              Option.of(Option.TIMEOUT, 5),
              Option.of(Option.TRANSFER_SIZE, 0),
              Option.of(Option.BLOCK_SIZE, 1468)),
          UBOOT_RETRY,
          false,
          OptionCheck.TRUSTS,
          StartsOver.UNLESS_REFUSED,
          UBOOT_PAUSE,
          true,
          false,
          Duration.ZERO);

  /// busybox `tftp` (`networking/tftp.c`): 0.1 s growing by half to 2 s, 12 packets in 13 s.
  public static final ClientHabits BUSYBOX =
      new ClientHabits(
          "busybox",
          List.of(Option.of(Option.TRANSFER_SIZE, 0)),
          new RetryPolicy(
              Duration.ofMillis(100),
              Duration.ofSeconds(2),
              150,
              12,
              false,
              Duration.ofSeconds(13)),
          true,
          OptionCheck.CHECKS,
          StartsOver.NEVER,
          Duration.ZERO,
          false,
          false,
          Duration.ZERO);

  /// A loader without room for a second round of block numbers: RFC 1350 to the letter, 512-byte
  /// blocks, and a 65,536th block ends it.
  public static final ClientHabits STRICT =
      new ClientHabits(
          "strict",
          List.of(),
          RetryPolicy.every(Duration.ofSeconds(5), 10, Duration.ofSeconds(50)),
          true,
          OptionCheck.CHECKS,
          StartsOver.NEVER,
          Duration.ZERO,
          false,
          true,
          Duration.ZERO);

  /// Our own `get` and `put`.
  public static final ClientHabits REKINDLE =
      new ClientHabits(
          "rekindle",
          List.of(),
          new RetryPolicy(
              Duration.ofSeconds(1),
              Duration.ofSeconds(8),
              200,
              RetryPolicy.UNLIMITED,
              false,
              Duration.ofSeconds(30)),
          true,
          OptionCheck.CHECKS,
          StartsOver.NEVER,
          Duration.ZERO,
          false,
          false,
          Duration.ofSeconds(3));

  /// What a server does towards a peer that uploads, where a client would have habits. It stays
  /// longer after its last ACK than most clients wait before they send their last block again.
  static final ClientHabits OF_A_SERVER =
      new ClientHabits(
          "server",
          List.of(),
          REKINDLE.retry,
          true,
          OptionCheck.CHECKS,
          StartsOver.NEVER,
          Duration.ZERO,
          false,
          false,
          Duration.ofSeconds(10));

  public ClientHabits {
    asks = List.copyOf(asks);
  }

  /// The request this client sends for a file: mode octet and the options it asks.
  public ReadRequest readRequest(String fileName) {
    return new ReadRequest(fileName, Mode.OCTET.onTheWire(), new Options(asks));
  }
}
