package rekindle.recovery;

import java.util.Optional;
import rekindle.firmware.NameKey;

/// Diagnoses of requests that the station refused.
final class RefusedNews {

  private static final String RESCUE_SUFFIX = "-r.bin";
  private static final String SUFFIX = ".bin";

  private RefusedNews() {}

  static Diagnosis notPublished(Recovery recovery) {
    Wording happened =
        new Wording(
                "The phone asked for \"%s\", and no image is published under that name.",
                "Das Telefon hat nach „%s“ gefragt, und unter diesem Namen ist kein Image"
                    + " veröffentlicht.")
            .with(Facts.name(recovery));
    Optional<String> nearest = recovery.deciding().nearest();
    if (recovery.model().isPresent()) {
      return new Diagnosis(happened, rightName(recovery.model().get()), addForModel(recovery));
    } else if (nearest.filter(near -> otherFamily(near, recovery.name())).isPresent()) {
      return new Diagnosis(happened, wrongFamily(nearest.get()), addAs(recovery));
    } else if (nearest.isPresent()) {
      return new Diagnosis(happened, near(nearest.get()), addAs(recovery));
    }
    return new Diagnosis(
        happened,
        new Wording(
            "No published name is like it, and no model that we know asks for it.",
            "Kein veröffentlichter Name ist ihm ähnlich, und kein uns bekanntes Modell fragt"
                + " danach."),
        addAs(recovery));
  }

  private static Wording rightName(String model) {
    return new Wording(
            "The name is right for a %s; there just is no image for that model yet.",
            "Der Name stimmt für ein %s; es gibt nur noch kein Image für dieses Modell.")
        .with(model);
  }

  private static Wording addForModel(Recovery recovery) {
    return new Wording(
            "run \"rekindle image add FILE --model %s\"; the phone finds the image at its next"
                + " try.",
            "Führen Sie „rekindle image add FILE --model %s“ aus; das Telefon findet das Image beim"
                + " nächsten Versuch.")
        .with(recovery.model().map(PeerText::inCommand).orElse("MODEL"));
  }

  private static Wording addAs(Recovery recovery) {
    return new Wording(
            "see \"rekindle image list\" for what is published; to publish a file under the name"
                + " that the phone asks for, run \"rekindle image add FILE --as %s\".",
            "„rekindle image list“ zeigt, was veröffentlicht ist; um eine Datei unter dem Namen zu"
                + " veröffentlichen, nach dem das Telefon fragt, führen Sie „rekindle image add"
                + " FILE --as %s“ aus.")
        .with(PeerText.inCommand(recovery.name()));
  }

  private static boolean otherFamily(String published, String asked) {
    String one = NameKey.of(published).text();
    String other = NameKey.of(asked).text();
    return !one.equals(other)
        && (one.endsWith(RESCUE_SUFFIX) ^ other.endsWith(RESCUE_SUFFIX))
        && stem(one).equals(stem(other));
  }

  private static String stem(String name) {
    return name.endsWith(RESCUE_SUFFIX)
        ? name.substring(0, name.length() - RESCUE_SUFFIX.length())
        : name.substring(0, name.length() - (name.endsWith(SUFFIX) ? SUFFIX.length() : 0));
  }

  private static Wording wrongFamily(String nearest) {
    return new Wording(
            "Published is \"%s\". Names with \"-r\" belong to phones with a rescue mode, names"
                + " without it to the 3xx family: the image may be for a phone of the other"
                + " family.",
            "Veröffentlicht ist „%s“. Namen mit „-r“ gehören zu Telefonen mit Rescue Mode, Namen"
                + " ohne zur Familie 3xx: Das Image ist vielleicht für ein Telefon der anderen"
                + " Familie.")
        .with(PeerText.printable(nearest));
  }

  private static Wording near(String nearest) {
    return new Wording(
            "The published name most like it is \"%s\".",
            "Der ähnlichste veröffentlichte Name ist „%s“.")
        .with(PeerText.printable(nearest));
  }

  /// That the phone is another model than its question says. It has flash of another size and
  /// another boot loader: at best it refuses the image, at worst it does not start again.
  static Wording otherModel(Recovery recovery) {
    return new Wording(
            "The phone is a %s (%s), but it asks for the file of a %s: was the name typed, or the"
                + " file published, for the wrong model?",
            "Das Telefon ist ein %s (%s), fragt aber nach der Datei eines %s: Wurde der Name für"
                + " das falsche Modell eingetippt oder die Datei für das falsche Modell"
                + " veröffentlicht?")
        .with(
            PeerText.printable(recovery.otherModel().orElse("?")),
            recovery.deciding().asker().mac().map(mac -> "MAC " + mac).orElse("User-Agent"),
            recovery.model().orElse("?"));
  }

  static Diagnosis wrongModel(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone's request for \"%s\" was turned down; nothing was sent.",
                "Die Anfrage des Telefons nach „%s“ wurde abgelehnt; nichts wurde gesendet.")
            .with(Facts.name(recovery)),
        otherModel(recovery),
        new Wording(
                "publish an image for this phone with \"rekindle image add FILE --model %s\" and"
                    + " let it ask for that; if the model was recognised wrongly, start the station"
                    + " without --strict-model.",
                "Veröffentlichen Sie mit „rekindle image add FILE --model %s“ ein Image für dieses"
                    + " Telefon und lassen Sie es danach fragen; wurde das Modell falsch erkannt,"
                    + " starten Sie die Station ohne --strict-model.")
            .with(recovery.otherModel().map(PeerText::inCommand).orElse("MODEL")));
  }

  static Diagnosis damagedImage(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone asked for \"%s\"; nothing was sent.",
                "Das Telefon hat nach „%s“ gefragt; nichts wurde gesendet.")
            .with(Facts.name(recovery)),
        new Wording(
            "The image in the store is no longer what it was when it was added: the disk failed, or"
                + " somebody changed the file.",
            "Das Image im Speicher ist nicht mehr, was es beim Hinzufügen war: Der Datenträger ist"
                + " schadhaft, oder jemand hat die Datei verändert."),
        recovery.model().isPresent() ? addForModel(recovery) : addAs(recovery));
  }

  static Diagnosis busy(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The station had no room for the request (it said \"%s\").",
                "Die Station hatte keinen Platz für die Anfrage (sie sagte „%s“).")
            .with(PeerText.printable(recovery.deciding().detail())),
        new Wording(
            "Too many transfers ran at once for the ports or the memory it has.",
            "Es liefen zu viele Übertragungen zugleich für die Ports oder den Speicher, die sie"
                + " hat."),
        new Wording(
            "wait: most phones try again by themselves. If it happens often, widen the range of"
                + " \"rekindle serve --transfer-ports LOW-HIGH\".",
            "Warten Sie: Die meisten Telefone versuchen es von selbst wieder. Geschieht es oft,"
                + " erweitern Sie den Bereich von „rekindle serve --transfer-ports LOW-HIGH“."));
  }

  static Diagnosis denied(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "The phone's request for \"%s\" was turned down.",
                "Die Anfrage des Telefons nach „%s“ wurde abgelehnt.")
            .with(Facts.name(recovery)),
        new Wording(
            "A person or a rule of this station said no, or nobody answered in time.",
            "Jemand oder eine Regel dieser Station hat nein gesagt, oder niemand hat rechtzeitig"
                + " geantwortet."),
        new Wording(
            "let the phone ask again and allow it on the station's page (see its rules, too), or"
                + " start the station with \"rekindle serve --serve all\".",
            "Lassen Sie das Telefon noch einmal fragen und erlauben Sie es auf der Seite der"
                + " Station (sehen Sie auch in die Regeln), oder starten Sie die Station mit"
                + " „rekindle serve --serve all“."));
  }

  static Diagnosis badRequest(Recovery recovery) {
    return new Diagnosis(
        new Wording(
                "A request for \"%s\" was refused: %s",
                "Eine Anfrage nach „%s“ wurde zurückgewiesen: %s")
            .with(Facts.name(recovery), PeerText.printable(recovery.deciding().detail())),
        new Wording(
            "It asks for something that the protocol does not have; no boot loader we know does"
                + " that. Probably it was a tool or a scanner.",
            "Sie verlangt etwas, das es im Protokoll nicht gibt; kein uns bekannter Boot-Loader tut"
                + " das. Wahrscheinlich war es ein Werkzeug oder ein Scanner."),
        new Wording(
            "if no phone waits, nothing has to be done.",
            "Wartet kein Telefon, ist nichts zu tun."));
  }
}
