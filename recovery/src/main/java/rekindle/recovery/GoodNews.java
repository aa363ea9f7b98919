package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Diagnoses of recoveries that are on their way or have got there.
final class GoodNews {

  /// From this share of blocks sent again a transfer is called slow: one in twenty.
  private static final double MANY = 0.05;

  private static final DateTimeFormatter SEEN = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final Wording LEAVE_POWER_ON =
      new Wording(
          "leave the power on until the phone has restarted by itself; that takes about a minute on"
              + " the 3xx models.",
          "Lassen Sie den Strom an, bis das Telefon von selbst neu gestartet ist; das dauert bei"
              + " den 3xx-Modellen etwa eine Minute.");

  private GoodNews() {}

  static Diagnosis running(Recovery recovery) {
    if (recovery.image().isEmpty()) {
      return asked(recovery);
    } else if (recovery.deciding().silent()) {
      return quiet(recovery);
    }
    return new Diagnosis(
        new Wording(
                "The phone is fetching \"%s\": %,d of %,d bytes so far.",
                "Das Telefon holt „%s“: bisher %,d von %,d Byte.")
            .with(Facts.name(recovery), recovery.bytes(), Facts.size(recovery)),
        TftpLimit.isBeyond(recovery)
            ? TftpLimit.WARNING.with(TftpLimit.of(recovery))
            : again(recovery),
        new Wording(
            "wait; do not take the phone's power away.",
            "Warten Sie; nehmen Sie dem Telefon nicht den Strom."));
  }

  private static Diagnosis asked(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone has asked for \"%s\"; the station has not answered yet.",
                "Das Telefon hat nach „%s“ gefragt; die Station hat noch nicht geantwortet.")
            .with(Facts.name(recovery)),
        new Wording(
            "The image is still being checked, or somebody has to allow the request.",
            "Das Image wird noch geprüft, oder jemand muss die Anfrage erlauben."),
        new Wording("wait a few seconds.", "Warten Sie einige Sekunden."));
  }

  private static Diagnosis quiet(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone has said nothing for a while, at %,d of %,d bytes.",
                "Das Telefon schweigt seit einer Weile, bei %,d von %,d Byte.")
            .with(recovery.bytes(), Facts.size(recovery)),
        new Wording(
                "It is busy with its flash, or the way to it is interrupted. The station waits for"
                    + " it, %s seconds at least.",
                "Es ist mit seinem Flash beschäftigt, oder der Weg zu ihm ist unterbrochen. Die"
                    + " Station wartet mindestens %s Sekunden auf es.")
            .with(Facts.patienceSeconds(recovery)),
        new Wording(
            "look at the display and at the network cable; leave the power on.",
            "Sehen Sie auf das Display und nach dem Netzwerkkabel; lassen Sie den Strom an."));
  }

  static Diagnosis complete(Recovery recovery) {
    if (recovery.seenRunningAt().isPresent()) {
      return runsAgain(recovery, recovery.seenRunningAt().get());
    }
    return recovery.repeatedBy().isPresent() ? askedAgain(recovery) : whole(recovery);
  }

  private static Diagnosis runsAgain(Recovery recovery, Instant seenAt) {
    String moment = SEEN.format(seenAt.atZone(ZoneId.systemDefault()));
    return new Diagnosis(
        new Wording(
                "The phone took the whole image (%,d bytes) and runs again, seen at %s.",
                "Das Telefon hat das ganze Image geholt (%,d Byte) und läuft wieder, gesehen um"
                    + " %s.")
            .with(recovery.bytes(), moment),
        wasSlow(recovery)
            ? slow(recovery)
            : new Wording(
                "It came back to the network with its firmware running.",
                "Es ist mit laufender Firmware ins Netz zurückgekehrt."),
        new Wording(
            "nothing is left to do here; its settings were erased, so set it up anew.",
            "Hier ist nichts mehr zu tun; seine Einstellungen sind gelöscht, richten Sie es neu"
                + " ein."));
  }

  private static Diagnosis whole(Recovery recovery) {
    boolean acknowledged = recovery.outcome() == Outcome.COMPLETE;
    Wording happened =
        acknowledged
            ? new Wording(
                "The phone has the whole image: %,d bytes in %,.1f s.",
                "Das Telefon hat das ganze Image: %,d Byte in %,.1f s.")
            : new Wording(
                "The phone was sent the whole image (%,d bytes in %,.1f s); only its last"
                    + " confirmation never came.",
                "Dem Telefon wurde das ganze Image geschickt (%,d Byte in %,.1f s); nur seine"
                    + " letzte Bestätigung kam nie an.");
    return new Diagnosis(
        happened.with(recovery.bytes(), seconds(recovery.duration())),
        wasSlow(recovery) ? slow(recovery) : unseen(acknowledged).and(again(recovery)),
        LEAVE_POWER_ON);
  }

  static Diagnosis part(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone asked for a part of \"%s\" and has it: %,d of %,d bytes (%s).",
                "Das Telefon hat einen Teil von „%s“ verlangt und hat ihn: %,d von %,d Byte (%s).")
            .with(
                Facts.name(recovery),
                recovery.bytes(),
                Facts.size(recovery),
                PeerText.printable(recovery.deciding().detail())),
        new Wording(
            "Some clients fetch a file in parts, or go on where they broke off. Whether it has the"
                + " rest, the station cannot see.",
            "Manche Programme holen eine Datei in Teilen oder machen dort weiter, wo sie abbrachen."
                + " Ob es den Rest hat, sieht die Station nicht."),
        LEAVE_POWER_ON);
  }

  private static Wording unseen(boolean acknowledged) {
    Wording unseen =
        new Wording(
            "It now checks the image, erases its flash and writes; the station cannot see that.",
            "Es prüft nun das Image, löscht seinen Flash und schreibt; das sieht die Station"
                + " nicht.");
    return acknowledged
        ? unseen
        : new Wording(
                "That is usual: a phone that has everything turns to its flash at once.",
                "Das ist üblich: Ein Telefon, das alles hat, wendet sich gleich seinem Flash zu.")
            .and(unseen);
  }

  private static boolean wasSlow(Recovery recovery) {
    return recovery.retransmittedBlocks() > Facts.blocks(recovery) * MANY;
  }

  private static Wording slow(Recovery recovery) {
    return new Wording(
            "It was slower than it need be: %,d of %,d blocks had to be sent again. Look for a bad"
                + " cable, a Wi-Fi link or a busy network on the way.",
            "Es war langsamer als nötig: %,d von %,d Blöcken mussten wiederholt werden. Suchen Sie"
                + " auf dem Weg nach einem schlechten Kabel, WLAN oder einem überlasteten Netz.")
        .with(recovery.retransmittedBlocks(), Facts.blocks(recovery));
  }

  private static Diagnosis askedAgain(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone took the whole image (%,d bytes), and soon afterwards the same address"
                    + " asked for \"%s\" again.",
                "Das Telefon hat das ganze Image geholt (%,d Byte), und bald darauf hat dieselbe"
                    + " Adresse wieder nach „%s“ gefragt.")
            .with(recovery.bytes(), Facts.name(recovery)),
        new Wording(
            "Probably it refused the image (for another model, of another major version, or"
                + " damaged), or its power failed while it wrote. If another phone was given the"
                + " same address, all is well.",
            "Wahrscheinlich hat es das Image abgelehnt (für ein anderes Modell, von einer anderen"
                + " Hauptversion oder beschädigt), oder beim Schreiben fiel der Strom aus. Hat ein"
                + " anderes Telefon dieselbe Adresse bekommen, ist alles in Ordnung."),
        new Wording(
            "read the display; check the file with \"rekindle image check FILE\", and take firmware"
                + " for this model of the same major version as before.",
            "Lesen Sie das Display; prüfen Sie die Datei mit „rekindle image check FILE“, und"
                + " nehmen Sie Firmware für dieses Modell in derselben Hauptversion wie zuvor."));
  }

  private static Wording again(Recovery recovery) {
    return recovery.repeats().isEmpty()
        ? Wording.NONE
        : new Wording(
            "The same address had taken the whole image shortly before: probably the phone refused"
                + " it.",
            "Dieselbe Adresse hatte das ganze Image kurz zuvor schon geholt: Wahrscheinlich hat das"
                + " Telefon es abgelehnt.");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
