package rekindle.recovery;

import rekindle.firmware.Protocol;

/// Diagnoses of transfers that did not get through.
final class BrokenNews {

  private static final Wording BEGIN_AGAIN =
      new Wording(
          "take the phone's power away and begin again with the first step of the guide.",
          "Nehmen Sie dem Telefon den Strom und beginnen Sie wieder beim ersten Schritt der"
              + " Anleitung.");

  private static final Wording NOTHING_ERASED =
      new Wording(
          "A phone of the 3xx family has erased nothing yet: it checks the whole image first.",
          "Ein Telefon der Familie 3xx hat noch nichts gelöscht: Es prüft zuerst das ganze Image.");

  private BrokenNews() {}

  static Diagnosis neverAcknowledged(Recovery recovery) {
    return recovery.protocol() == Protocol.TFTP ? nothingBack(recovery) : noConnection(recovery);
  }

  /// FTP: the request came over one connection, the file needs another one.
  private static Diagnosis noConnection(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone asked for \"%s\", but the connection for the file never came about.",
                "Das Telefon hat nach „%s“ gefragt, aber die Verbindung für die Datei kam nie"
                    + " zustande.")
            .with(Facts.name(recovery)),
        new Wording(
            "FTP sends a file over a second connection; a firewall or NAT on the way stops it.",
            "FTP schickt eine Datei über eine zweite Verbindung; eine Firewall oder NAT auf dem Weg"
                + " hält sie auf."),
        new Wording(
            "start the station with \"rekindle serve --transfer-ports 6970-6999\" and open these"
                + " ports for TCP in the firewall, or use HTTP, which needs one connection only.",
            "Starten Sie die Station mit „rekindle serve --transfer-ports 6970-6999“ und öffnen Sie"
                + " diese Ports für TCP in der Firewall, oder nehmen Sie HTTP, das nur eine"
                + " Verbindung braucht."));
  }

  private static Diagnosis nothingBack(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone's request for \"%s\" arrived (%s of them), but not one answer to what"
                    + " the station sent.",
                "Die Anfrage des Telefons nach „%s“ kam an (%s insgesamt), aber keine einzige"
                    + " Antwort auf das, was die Station sandte.")
            .with(Facts.name(recovery), recovery.attempts()),
        new Wording(
            "The station's packets do not reach the phone: a firewall on this machine lets UDP in"
                + " but not out or not back, a container or NAT hides the transfer's port, or mask"
                + " and gateway on the phone are mistyped.",
            "Die Pakete der Station erreichen das Telefon nicht: Eine Firewall auf diesem Rechner"
                + " lässt UDP herein, aber nicht hinaus oder zurück, ein Container oder NAT"
                + " verbirgt den Port der Übertragung, oder Maske und Gateway am Telefon sind"
                + " vertippt."),
        new Wording(
                "check mask and gateway on the phone; then start the station with \"rekindle serve"
                    + " --transfer-ports 6970-6999\" and open these ports and port %s for UDP in"
                    + " the firewall.",
                "Prüfen Sie Maske und Gateway am Telefon; starten Sie dann die Station mit"
                    + " „rekindle serve --transfer-ports 6970-6999“ und öffnen Sie diese Ports und"
                    + " Port %s für UDP in der Firewall.")
            .with(Integer.toString(recovery.deciding().server().port())));
  }

  static Diagnosis fellSilent(Recovery recovery) {
    Wording happened =
        new Wording(
                "The phone fell silent at %s %% (%,d of %,d bytes).",
                "Das Telefon verstummte bei %s %% (%,d von %,d Byte).")
            .with(Facts.percent(recovery), recovery.bytes(), Facts.size(recovery));
    if (TftpLimit.isWhereItBroke(recovery)) {
      return new Diagnosis(
          happened, TftpLimit.WARNING.with(TftpLimit.of(recovery)), smallerImage(recovery));
    } else if (recovery.bytes() == 0) {
      return new Diagnosis(happened, nothingTaken(recovery), BEGIN_AGAIN);
    }
    return new Diagnosis(
        happened,
        new Wording(
                "Its power or its network cable was pulled, somebody pressed a key, or the way to"
                    + " it broke.",
                "Der Strom oder das Netzwerkkabel wurde gezogen, jemand hat eine Taste gedrückt,"
                    + " oder der Weg zum Telefon brach ab.")
            .and(NOTHING_ERASED),
        BEGIN_AGAIN);
  }

  private static Wording smallerImage(Recovery recovery) {
    return new Wording(
            "use HTTP if the phone's menu offers it, or the newest firmware version of at most %,d"
                + " bytes.",
            "Nehmen Sie HTTP, wenn das Menü des Telefons es anbietet, oder die neueste"
                + " Firmware-Version mit höchstens %,d Byte.")
        .with(TftpLimit.of(recovery));
  }

  private static Wording nothingTaken(Recovery recovery) {
    return recovery.deciding().blockSizeBytes().isPresent()
        ? noBlockTaken(recovery)
        : new Wording(
            "It asked and then read nothing of the answer: it was switched off or began again.",
            "Es hat gefragt und dann nichts von der Antwort gelesen: Es wurde ausgeschaltet oder"
                + " begann von vorn.");
  }

  private static Wording noBlockTaken(Recovery recovery) {
    return new Wording(
            "It answered the station's first packet and then took no block (of %s bytes): it was"
                + " switched off or began again, or packets of that size do not pass the network.",
            "Es hat auf das erste Paket der Station geantwortet und dann keinen Block (zu %s Byte)"
                + " genommen: Es wurde ausgeschaltet oder begann von vorn, oder Pakete dieser Größe"
                + " kommen nicht durch das Netz.")
        .with(recovery.deciding().blockSizeBytes().orElse(0));
  }

  static Diagnosis phoneError(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone ended the transfer at %s %%: %s",
                "Das Telefon hat die Übertragung bei %s %% beendet: %s")
            .with(Facts.percent(recovery), detail(recovery)),
        new Wording(
                "Its boot loader does not want the file or has no room for it, or somebody stopped"
                    + " it.",
                "Sein Boot-Loader will die Datei nicht oder hat keinen Platz dafür, oder jemand hat"
                    + " ihn angehalten.")
            .and(NOTHING_ERASED),
        new Wording(
            "read the display, and check with \"rekindle image list\" that the image is for this"
                + " model.",
            "Lesen Sie das Display, und prüfen Sie mit „rekindle image list“, ob das Image für"
                + " dieses Modell ist."));
  }

  static Diagnosis sizeProbe(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone asked for the size of \"%s\" and went away.",
                "Das Telefon hat nach der Größe von „%s“ gefragt und sich verabschiedet.")
            .with(Facts.name(recovery)),
        new Wording(
            "Some boot loaders and tools do that before they ask in earnest; it is no failure.",
            "Manche Boot-Loader und Werkzeuge tun das, bevor sie im Ernst fragen; es ist kein"
                + " Fehlschlag."),
        new Wording(
            "wait for the next request. If none comes, the file may be too large for the phone.",
            "Warten Sie auf die nächste Anfrage. Kommt keine, ist die Datei vielleicht zu groß für"
                + " das Telefon."));
  }

  static Diagnosis superseded(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone left the transfer of \"%s\" and began anew from another port.",
                "Das Telefon hat die Übertragung von „%s“ verlassen und von einem anderen Port aus"
                    + " neu begonnen.")
            .with(Facts.name(recovery)),
        new Wording(
            "It was restarted, or its boot loader lost patience.",
            "Es wurde neu gestartet, oder sein Boot-Loader verlor die Geduld."),
        new Wording(
            "look at the phone's newer entries in \"rekindle history\".",
            "Sehen Sie die neueren Einträge des Telefons in „rekindle history“ an."));
  }

  static Diagnosis stationStopped(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The station stopped at %s %% of the transfer.",
                "Die Station wurde bei %s %% der Übertragung beendet.")
            .with(Facts.percent(recovery)),
        new Wording(
                "Somebody stopped it, or its machine went down.",
                "Jemand hat sie beendet, oder ihr Rechner fiel aus.")
            .and(NOTHING_ERASED),
        new Wording("run \"rekindle serve\"; then ", "Führen Sie „rekindle serve“ aus. Dann:")
            .and(BEGIN_AGAIN));
  }

  static Diagnosis aborted(Recovery recovery) {
    return new Diagnosis(
        new Wording("The station gave up at %s %%: %s", "Die Station hat bei %s %% aufgegeben: %s")
            .with(Facts.percent(recovery), detail(recovery)),
        new Wording(
                "Something on this machine went wrong, not on the phone.",
                "Auf diesem Rechner ging etwas schief, nicht am Telefon.")
            .and(NOTHING_ERASED),
        new Wording(
            "see with \"rekindle image list\" whether the image is whole; then begin again.",
            "Sehen Sie mit „rekindle image list“ nach, ob das Image ganz ist; dann beginnen Sie von"
                + " vorn."));
  }

  private static String detail(Recovery recovery) {
    String detail = recovery.deciding().detail();
    return detail.isEmpty() ? "-" : PeerText.printable(detail);
  }
}
