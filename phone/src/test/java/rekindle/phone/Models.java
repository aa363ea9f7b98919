package rekindle.phone;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rekindle.firmware.Display;
import rekindle.firmware.Fact;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Key;
import rekindle.firmware.Keypad;
import rekindle.firmware.Model;
import rekindle.firmware.Partition;
import rekindle.firmware.Phrase;
import rekindle.firmware.Procedure;
import rekindle.firmware.Protocol;
import rekindle.firmware.Release;
import rekindle.firmware.ScreenText;
import rekindle.firmware.SizeBand;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;
import rekindle.firmware.Texts;
import rekindle.firmware.Timings;
import rekindle.firmware.disk.CatalogueReader;

/// A made-up model with a tiny flash, so that every step of a recovery can be cut.
///
/// Its texts are the user's document's where that has one.
public final class Models {
  /// 256-byte sectors, 32-byte program units; one sector of boot loader, two of settings.
  static final FlashGeometry TINY_FLASH =
      new FlashGeometry(
          19 * 256,
          256,
          32,
          new Partition(0, 256),
          new Partition(256, 512),
          new Partition(768, 16 * 256));

  /// Whole image of the tiny model: a few blocks, not a multiple of anything.
  public static final int TINY_IMAGE_BYTES = 3_001;

  public static final Model TINY = tiny();

  /// The flash of the small rescue models: one sector of label, a little more than the smallest
  /// image.
  static final FlashGeometry SMALL_FLASH =
      new FlashGeometry(
          21 * 256,
          256,
          32,
          new Partition(0, 256),
          new Partition(256, 512),
          new Partition(768, 18 * 256));

  /// Whole image of the small rescue models.
  public static final int SMALL_IMAGE_BYTES = 4_112;

  private Models() {}

  /// A model of the catalogue with a tiny flash: its texts, keys and steps are those that ship.
  public static Model small(String id) {
    Model real = CatalogueReader.builtIn().find(id).orElseThrow();
    return new Model(
        real.id(),
        real.name(),
        real.procedure(),
        real.protocols(),
        real.recoveryNames(),
        real.display(),
        real.keypad(),
        real.texts(),
        real.timings(),
        fact(SMALL_FLASH),
        real.tftpClient(),
        fact(new SizeBand(SMALL_IMAGE_BYTES, SMALL_IMAGE_BYTES)),
        List.of(),
        real.release(),
        real.macPrefixes(),
        real.notes(),
        real.steps());
  }

  private static Model tiny() {
    return new Model(
        "tiny1",
        fact("tiny 1"),
        fact(Procedure.TFTP_UPDATE_APPLICATION),
        fact(Set.of(Protocol.TFTP)),
        List.of(fact("tiny1.bin")),
        fact(new Display(24, 2)),
        new Keypad(fact(Key.SOFT_4), fact(Key.OK), fact(Key.STAR)),
        texts(),
        timings(),
        fact(TINY_FLASH),
        fact("uboot-1.1.3"),
        fact(new SizeBand(512, TINY_IMAGE_BYTES)),
        List.of(),
        new Release(fact("tiny1"), List.of()),
        fact(List.of()),
        List.of(),
        List.of(fact(new Step.Running(new Phrase("It runs.", "Es läuft."), List.of()))));
  }

  private static Timings timings() {
    return new Timings(
        fact(Duration.ofSeconds(2)),
        fact(Duration.ofSeconds(1)),
        fact(Duration.ofSeconds(15)),
        fact(Duration.ofSeconds(1)),
        fact(Duration.ofMillis(700)),
        fact(Duration.ofSeconds(1)),
        fact(Duration.ofMillis(10)),
        fact(Duration.ofSeconds(5)));
  }

  private static Texts texts() {
    Map<ScreenText, List<Fact<String>>> texts = new EnumMap<>(ScreenText.class);
    for (ScreenText text : ScreenText.values()) {
      texts.put(text, List.of(fact(spelling(text))));
    }
    return new Texts(texts);
  }

  private static String spelling(ScreenText text) {
    return switch (text) {
      case BOOTING -> "tiny 1";
      case COUNTDOWN -> "To update by TFTP, press any key: 3 - 2 - 1";
      case RESCUE_QUESTION -> "Rescue mode?";
      case RESCUE_READY -> "Rescue Mode... Press any key to start";
      case PICK_PROTOCOL -> "Rescue Mode 1)HTTP, 2)FTP, 3)TFTP";
      case DOWNLOADING -> "Downloading file: {name}";
      case MOUNTING -> "Mounting...";
      case UNMOUNTING -> "Unmounting...";
      case DONE -> "done";
      case NOT_FOUND -> "File not found: {name}";
      case DOWNLOAD_FAILED -> "Download failed: {text}";
      case BAD_SIGNATURE -> "Bad signature";
      case ASK_PHONE -> "Phone IP:";
      case ASK_SERVER -> "Server IP:";
      case ASK_MASK -> "Netmask:";
      case ASK_GATEWAY -> "Gateway:";
      case BAD_ADDRESS -> "Invalid IP address";
      case LOADING -> "Loading Image...";
      case ERASING -> "Erasing Flash...";
      case WRITING -> "Writing Firmware...";
      case TFTP_ERROR -> "TFTP error: '{text}' ({code})";
      case NO_ANSWER -> "Retry count exceeded";
      case CRC_ERROR -> "CRC error";
      case BAD_IMAGE -> "Not an image";
      case TOO_LARGE -> "Image too large";
      case REBOOTING -> "Rebooting...";
      case STARTING -> "Starting...";
      case NO_FIRMWARE -> "No firmware";
      case RUNNING -> "Running {version}";
      case RUNNING_WITHOUT_IDENTITY -> "Running {version}, no identity";
    };
  }

  private static <T> Fact<T> fact(T value) {
    return new Fact<>(value, Standing.INFERRED, "made up for tests");
  }
}
