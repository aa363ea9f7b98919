package rekindle.station.page;

import java.util.Locale;
import rekindle.firmware.Language;

/// Every text that is the pages' own, in both languages side by side. What guides, diagnoses and
/// numbers say comes from their own rooms in the same words as on the command line.
///
/// Places are those of [String#format]. The file is long because a text that stands anywhere else
/// would be forgotten in one of the languages.
public enum Words {
  // The frame
  SKIP("Skip to the content", "Zum Inhalt springen"),
  PAGES("Pages", "Seiten"),
  RECOVER("Recover", "Retten"),
  PHONES("Phones", "Telefone"),
  IMAGES("Images", "Images"),
  RULES("Rules", "Regeln"),
  PRACTICE("Practice", "Üben"),
  OTHER_LANGUAGE("Deutsch", "English"),
  THEME("Light or dark", "Hell oder dunkel"),
  LOST(
      "The connection to the station broke at {time}. What you see is from then; trying again.",
      "Die Verbindung zur Station ist um {time} abgerissen. Was hier steht, ist von da; neuer"
          + " Versuch läuft."),
  BACK(
      "Connected again. Nothing was missed.", "Wieder verbunden. Es ist nichts verloren gegangen."),
  DISMISS("Close", "Schließen"),
  FAILED_TO("The station did not do it: {why}", "Die Station hat es nicht getan: {why}"),
  UNREACHABLE(
      "it does not answer. Is \"rekindle serve\" still running?",
      "Sie antwortet nicht. Läuft „rekindle serve“ noch?"),
  BYTES("%,d bytes", "%,d Bytes"),

  // Who waits
  RINGING("Waiting for your permission", "Wartet auf Ihre Erlaubnis"),
  ASKS("%s asks for %s by %s.", "%s fragt per %3$s nach %2$s."),
  REFUSED_IN("Without an answer it is refused in {n} s.", "Ohne Antwort abgelehnt in {n} s."),
  ALLOW_ONCE("Allow once", "Einmal erlauben"),
  ALLOW_PHONE("Allow this phone", "Dieses Telefon erlauben"),
  DENY("Deny", "Ablehnen"),

  // Recover: the questions
  RECOVER_TITLE("Recover a phone", "Ein Telefon retten"),
  WHICH_PHONE("Which phone is it?", "Welches Telefon ist es?"),
  WHERE_MODEL(
      "The model stands on the label below the phone.",
      "Das Modell steht auf dem Schild unter dem Telefon."),
  CHOOSE("Choose a model", "Modell wählen"),
  WHICH_PROTOCOL("How shall it fetch its image?", "Wie soll es sein Image holen?"),
  FOUR_NUMBERS("The four numbers", "Die vier Zahlen"),
  WHY_NUMBERS(
      "They are typed on the phone. One wrong digit fails without a word, so they are checked here"
          + " first.",
      "Sie werden am Telefon eingetippt. Eine falsche Ziffer scheitert wortlos, deshalb werden sie"
          + " hier zuerst geprüft."),
  NUMBER_PHONE("The phone's own address", "Eigene Adresse des Telefons"),
  NUMBER_SERVER("The server: this station", "Der Server: diese Station"),
  NUMBER_MASK("Network mask", "Netzmaske"),
  NUMBER_GATEWAY("Gateway", "Gateway"),
  HINT_OWN("This machine has this address.", "Diese Adresse hat dieser Rechner."),
  HINT_OWN_MASK("As on this machine's network card.", "Wie an der Netzwerkkarte dieses Rechners."),
  HINT_FREE(
      "A guess: make sure that nobody else uses it.",
      "Geraten: Stellen Sie sicher, dass sie niemand sonst benutzt."),
  HINT_GATEWAY(
      "Not used as long as phone and station are neighbours; the station's address will do.",
      "Unbenutzt, solange Telefon und Station Nachbarn sind; die Adresse der Station tut es."),
  HINT_TYPED("As you typed it.", "Wie von Ihnen eingetippt."),
  GUESSED("guessed", "geraten"),
  SHOW_GUIDE("Show the steps", "Schritte zeigen"),
  CHANGE("Change", "Ändern"),
  BY("%s · by %s · asks for %s", "%s · per %s · fragt nach %s"),
  NUMBERS_IN_LINE("phone %s, server %s", "Telefon %s, Server %s"),
  NO_RECOVERY("No recovery is known for the %s.", "Für das %s ist keine Rettung bekannt."),
  NO_SUCH_MODEL(
      "There is no model \"%s\" in the catalogue. Next: choose one from the list.",
      "Ein Modell „%s“ kennt der Katalog nicht. Nächster Schritt: eines aus der Liste wählen."),
  WITHOUT_NUMBERS(
      "This phone asks for no numbers: its addresses cannot be chosen.",
      "Dieses Gerät fragt nach keinen Zahlen: Seine Adressen sind nicht wählbar."),

  // Recover: the guide
  BEFORE("Before you start", "Bevor Sie beginnen"),
  IMAGE_READY(
      "An image is published under %s. The station is ready.",
      "Unter %s ist ein Image veröffentlicht. Die Station ist bereit."),
  IMAGE_MISSING(
      "No image is published under %s yet, so the phone would get nothing. Next: drop the file"
          + " anywhere on this page, or choose it on the page Images.",
      "Unter %s ist noch kein Image veröffentlicht, das Telefon bekäme also nichts. Nächster"
          + " Schritt: die Datei irgendwo auf diese Seite ziehen oder sie auf der Seite Images"
          + " wählen."),
  READ_IT("I have read this. Begin", "Gelesen. Beginnen"),
  STEP("Step %d", "Schritt %d"),
  STEP_OF("Step %d of %d", "Schritt %d von %d"),
  DONE_NEXT("Done, next step", "Erledigt, weiter"),
  BACK_TO("Back to this step", "Zurück zu diesem Schritt"),
  SEEN_BY_STATION("seen by the station", "von der Station gesehen"),
  NEXT_STEP("Next", "Danach"),
  PRESS("Press: %s", "Drücken: %s"),
  HOLD("Hold: %s", "Halten: %s"),
  KEYPAD_PRESS("The keypad. Press %s.", "Das Tastenfeld. Drücken Sie %s."),
  KEYPAD_HOLD("The keypad. Hold %s and do not let go.", "Das Tastenfeld. Halten Sie %s gedrückt."),
  KEYPAD_TYPE("The keypad. Confirm with %s.", "Das Tastenfeld. Bestätigen Sie mit %s."),
  DISPLAY_SHOWS("The display shows: %s", "Das Display zeigt: %s"),
  DOT_KEY("%s types the dot", "%s schreibt den Punkt"),
  TYPE_THIS("Type this", "Das tippen"),
  NOT_GIVEN("not given yet", "noch nicht angegeben"),
  NOT_DOCUMENTED(
      "not documented: believe the phone where it differs",
      "nicht dokumentiert: Im Zweifel gilt das Telefon"),
  TIMER_HOLD(
      "Hold the key for about %d seconds while the power comes back.",
      "Halten Sie die Taste etwa %d Sekunden, während der Strom wiederkommt."),
  TIMER_WINDOW(
      "You have about %d seconds once the display counts down.",
      "Sobald das Display zählt, haben Sie etwa %d Sekunden."),
  TIMER_START_HOLD("The power is back: count", "Strom ist da: zählen"),
  TIMER_START_WINDOW("It counts: start", "Es zählt: los"),
  TIMER_KEY("or press the space bar", "oder Leertaste drücken"),
  TIMER_UP("Time is up", "Zeit ist um"),
  GOOD_TO_KNOW("Good to know", "Gut zu wissen"),
  PRINT("Print the card", "Karte drucken"),
  CARD_TEXT("Card as plain text", "Karte als einfacher Text"),
  START_OVER("Begin again from step 1", "Noch einmal ab Schritt 1"),

  // Recover: what the station sees
  STATION_SEES("What the station sees", "Was die Station sieht"),
  NOTHING_YET(
      "The phone has not asked yet. The steps tick themselves as soon as it does.",
      "Das Telefon hat noch nicht gefragt. Sobald es das tut, haken sich die Schritte selbst ab."),
  FROM_ELSEWHERE(
      "It asked from %s, not from %s as typed here.",
      "Es fragte von %s aus, nicht von %s, wie hier eingetippt."),
  LIVE("Right now", "Gerade jetzt"),
  NOBODY(
      "No phone has asked yet. As soon as one does, it stands here.",
      "Noch hat kein Telefon gefragt. Sobald eines fragt, steht es hier."),
  ALL_PHONES("All phones", "Alle Telefone"),
  SERVERS("The station", "Die Station"),
  NOTHING_OPEN("No server for phones is open.", "Kein Server für Telefone ist offen."),
  ESTIMATE("estimate", "Schätzung"),

  // Stages of a recovery
  STAGE_ASKED("asked", "hat gefragt"),
  STAGE_WAITING("waits for permission", "wartet auf Erlaubnis"),
  STAGE_FETCHING("is fetching", "lädt"),
  STAGE_SILENT("silent", "schweigt"),
  STAGE_WRITING("checks and writes", "prüft und schreibt"),
  STAGE_SHOULD_RUN("should run by now", "sollte jetzt laufen"),
  STAGE_RUNNING("runs again", "läuft wieder"),
  STAGE_REFUSED_IMAGE("refused the image", "hat das Image abgelehnt"),
  STAGE_FAILED("failed", "gescheitert"),
  STAGE_OVER("over", "vorbei"),
  STAGE_DENIED("was denied", "abgelehnt"),
  STAGE_MISSED("got nothing", "bekam nichts"),
  LEFT("%s left", "noch %s"),
  SENT_AGAIN("%,d sent again", "%,d nochmals gesendet"),
  SILENT_FOR("silent for %s", "schweigt seit %s"),
  WRITE_TEXT("about {left} left (estimate)", "noch etwa {left} (Schätzung)"),
  WRITE_TEXT_OVER(
      "the estimate of {about} is over; some phones take longer",
      "die Schätzung von {about} ist um; manche Telefone brauchen länger"),
  WRITE_TEXT_UNKNOWN(
      "how long it takes is not documented", "wie lange es dauert, ist nicht dokumentiert"),
  DO_NOT_UNPLUG(
      "It checks, erases and writes. Do not unplug it.",
      "Es prüft, löscht und schreibt. Nicht vom Strom trennen."),
  ALSO_PUBLISH("Publish %s as %s, too", "%s auch als %s veröffentlichen"),
  BY_PROTOCOL("by %s", "per %s"),

  // Phones
  PHONES_TITLE("Phones", "Telefone"),
  FILTER_PHONE("Phone (address or MAC)", "Telefon (Adresse oder MAC)"),
  FILTER_MODEL("Model", "Modell"),
  FILTER_OUTCOME("Outcome", "Ausgang"),
  FILTER_DAY("Day", "Tag"),
  ANY("any", "alle"),
  FILTER("Show", "Zeigen"),
  CLEAR_FILTER("Show all", "Alle zeigen"),
  EXPORT("Export", "Export"),
  COUNT("%,d of %,d", "%,d von %,d"),
  NONE_FITS("No recovery fits these filters.", "Keine Rettung passt zu diesen Filtern."),
  OLDER("Older ones", "Ältere"),
  ALL_RECOVERIES("All phones", "Alle Telefone"),
  TIMELINE("What happened", "Was geschah"),
  FACTS("What is known", "Was bekannt ist"),
  CAUSE("Why", "Warum"),
  NEXT("Next", "Nächster Schritt"),
  NO_SUCH_RECOVERY("There is no recovery %s.", "Es gibt keine Rettung %s."),
  LEFT_OUT("%,d events left out here", "%,d Ereignisse hier ausgelassen"),

  // Events of a timeline
  EVENT_ASKED("asked for %s by %s", "fragte per %2$s nach %1$s"),
  EVENT_REFUSED("was refused: %s", "wurde abgelehnt: %s"),
  EVENT_STARTED("the station began to send %s", "die Station begann, %s zu senden"),
  EVENT_FIRST("first answer: packets reach it", "erste Antwort: Pakete kommen an"),
  EVENT_STALLED("silent for %s at %s", "schweigt seit %s bei %s"),
  EVENT_RESUMED("spoke again after %s", "meldete sich nach %s wieder"),
  EVENT_FINISHED("has everything: %s in %s", "hat alles: %s in %s"),
  EVENT_ENDED("ended after %s of it: %s", "endete nach %s davon: %s"),
  EVENT_PROBE("asked for the size only", "fragte nur nach der Größe"),
  EVENT_SEEN("seen again on the network: it runs", "wieder im Netz gesehen: Es läuft"),
  EVENT_DROPPED("was not answered", "bekam keine Antwort"),
  EVENT_STATION_STARTED("the station started", "die Station startete"),
  EVENT_STATION_STOPPED("the station stopped", "die Station hielt an"),

  // Facts of a recovery
  FACT_ADDRESS("Address", "Adresse"),
  FACT_MAC("MAC", "MAC"),
  FACT_MODEL("Model", "Modell"),
  FACT_OTHER_MODEL("It says of itself", "Es sagt von sich"),
  FACT_ASKED("Asked for", "Fragte nach"),
  FACT_SERVER("At the station's address", "An der Adresse der Station"),
  FACT_IMAGE("Image (SHA-256)", "Image (SHA-256)"),
  FACT_SIZE("Size", "Größe"),
  FACT_DURATION("Duration", "Dauer"),
  FACT_RESENT("Blocks sent again", "Nochmals gesendete Blöcke"),
  FACT_AGENT("Calls itself", "Nennt sich"),
  FACT_ATTEMPTS("Attempts", "Versuche"),

  // Outcomes to choose from
  OUTCOME_IN_PROGRESS("under way", "läuft"),
  OUTCOME_COMPLETE("has everything", "hat alles"),
  OUTCOME_LAST_ACK("has everything, last answer missing", "hat alles, letzte Antwort fehlt"),
  OUTCOME_NOT_PUBLISHED("nothing published under the name", "nichts unter dem Namen"),
  OUTCOME_DAMAGED("image damaged", "Image beschädigt"),
  OUTCOME_WRONG_MODEL("wrong model", "falsches Modell"),
  OUTCOME_BUSY("station was busy", "Station ausgelastet"),
  OUTCOME_DENIED("denied", "abgelehnt"),
  OUTCOME_BAD_REQUEST("bad request", "unbrauchbare Anfrage"),
  OUTCOME_NEVER("never answered", "nie geantwortet"),
  OUTCOME_SILENT("fell silent", "verstummt"),
  OUTCOME_PHONE_ERROR("ended by the phone", "vom Telefon beendet"),
  OUTCOME_PROBE("asked for the size", "nur Größe gefragt"),
  OUTCOME_PART("has a part", "hat einen Teil"),
  OUTCOME_SUPERSEDED("asked anew", "neu gefragt"),
  OUTCOME_STOPPED("station stopped", "Station beendet"),
  OUTCOME_ABORTED("given up by the station", "von der Station aufgegeben"),

  // Images
  IMAGES_TITLE("Images", "Images"),
  DROP_HERE(
      "Drop firmware files anywhere on this page", "Firmware irgendwo auf diese Seite ziehen"),
  OR_CHOOSE("or choose a file", "oder Datei wählen"),
  DROP_NOW("Let go to add the file", "Loslassen, um die Datei hinzuzufügen"),
  UPLOADING("{name}: {percent} of {size}", "{name}: {percent} von {size}"),
  CHECKING("{name} is being checked", "{name} wird geprüft"),
  UPLOAD_BROKE(
      "{name} did not arrive: {why} Next: choose it again.",
      "{name} ist nicht angekommen: {why} Nächster Schritt: noch einmal wählen."),
  CANCEL("Cancel", "Abbrechen"),
  NO_IMAGES(
      "There is no image yet. Firmware comes from the vendor; practice images are made by"
          + " \"rekindle image make\".",
      "Es gibt noch kein Image. Firmware kommt vom Hersteller; Übungs-Images macht „rekindle image"
          + " make“."),
  PUBLISH("Publish", "Veröffentlichen"),
  PUBLISH_FOR("Publish for", "Veröffentlichen für"),
  PUBLISHED_AS("Phones get it when they ask for", "Telefone bekommen es, wenn sie fragen nach"),
  NOT_PUBLISHED(
      "Not published: no phone gets it.", "Nicht veröffentlicht: Kein Telefon bekommt es."),
  WITHDRAW("Withdraw", "Zurückziehen"),
  WITHDRAW_NAME("Withdraw the name %s", "Den Namen %s zurückziehen"),
  DELETE("Delete", "Löschen"),
  DELETE_IMAGE("Delete the image %s", "Das Image %s löschen"),
  UNDO("Undo", "Rückgängig"),
  DONE_PUBLISH("{what} is published.", "{what} ist veröffentlicht."),
  DONE_WITHDRAW("{what} is withdrawn.", "{what} ist zurückgezogen."),
  DONE_DELETE("{what} is deleted.", "{what} ist gelöscht."),
  SUM("SHA-256", "SHA-256"),
  VERSION("Version %s", "Version %s"),
  CARRIES("Protocols that can carry it", "Protokolle, die es tragen"),
  ABILITY_WORKS("works", "geht"),
  ABILITY_DOUBTFUL(
      "doubtful: larger than 33,553,919 bytes", "fraglich: größer als 33.553.919 Bytes"),
  ABILITY_NOT_SPOKEN("not spoken by this phone", "spricht dieses Telefon nicht"),
  LOST_FILE(
      "Its file is gone or damaged. Next: add the same file again.",
      "Seine Datei fehlt oder ist beschädigt. Nächster Schritt: dieselbe Datei noch einmal"
          + " hinzufügen."),
  VERDICT("What the check says", "Was die Prüfung sagt"),
  CHECK("Check", "Prüfen"),
  KIND_PRACTICE("Practice image for virtual phones", "Übungs-Image für virtuelle Telefone"),
  KIND_UIMAGE("U-Boot image", "U-Boot-Image"),
  KIND_RESCUE("Image of the rescue mode", "Image des Rescue-Modus"),
  KIND_SWU("SWUpdate package", "SWUpdate-Paket"),
  KIND_OPAQUE("Format not public", "Format nicht öffentlich"),
  KIND_OTHER("Certainly no firmware", "Sicher keine Firmware"),
  WITHOUT_MODEL("Without a model", "Ohne Modell"),
  AS_THE_FILE_SAYS("as the file says", "wie die Datei sagt"),

  // What an examination found, where the command line has English only
  FOUND_PRACTICE(
      "A practice image for %s, firmware %s; header and data are whole.",
      "Ein Übungs-Image für %s, Firmware %s; Kopf und Daten sind heil."),
  FOUND_UIMAGE(
      "A U-Boot image; header and data are whole. Which phone it is for cannot be told from its"
          + " bytes.",
      "Ein U-Boot-Image; Kopf und Daten sind heil. Für welches Telefon es ist, sagen seine Bytes"
          + " nicht."),
  FOUND_CONTAINER(
      "A signed container of the rescue mode (-r.bin), like the vendor's own images. Whether it is"
          + " whole only the phone can check.",
      "Ein signierter Container des Rescue-Modus (-r.bin) wie die Images des Herstellers. Ob er"
          + " heil ist, kann nur das Telefon prüfen."),
  FOUND_SWU(
      "An SWUpdate package (.swu). No boot loader is known that asks for one.",
      "Ein SWUpdate-Paket (.swu). Kein Boot-Loader ist bekannt, der danach fragt."),
  FOUND_OPAQUE(
      "It has no format that is publicly known, like the vendor's own images for the 3xx phones."
          + " The phone checks it before it erases anything.",
      "Es hat kein öffentlich bekanntes Format, wie die Images des Herstellers für die"
          + " 3xx-Telefone. Das Telefon prüft es, bevor es etwas löscht."),
  FOUND_TRUNCATED(
      "It is cut off: bytes are missing at its end.",
      "Es ist abgeschnitten: Am Ende fehlen Bytes."),
  FOUND_DAMAGED(
      "It is damaged: its sums do not fit its bytes, so a phone would refuse it.",
      "Es ist beschädigt: Seine Summen passen nicht zu den Bytes, ein Telefon würde es ablehnen."),
  FOUND_WEB_PAGE(
      "It is a web page (HTML), not firmware.", "Es ist eine Webseite (HTML), keine Firmware."),
  FOUND_ARCHIVE(
      "It is a %s archive; a phone cannot unpack it. Add the image inside.",
      "Es ist ein %s-Archiv; ein Telefon kann es nicht entpacken. Nehmen Sie das Image darin."),
  FOUND_EMPTY("It is empty.", "Es ist leer."),
  FOUND_SAME(
      "Its sum is one that was published for %s (%s).",
      "Seine Summe ist die für %s veröffentlichte (%s)."),
  FOUND_CONTRADICTED(
      "It is not the file that was published under this name: its sum differs (%s).",
      "Es ist nicht die Datei, die unter diesem Namen veröffentlicht wurde: Die Summe weicht ab"
          + " (%s)."),
  FOUND_BAND(
      "It has %s; images for %s have %s to %s. Make sure that it is the whole image.",
      "Es hat %s; Images für %s haben %s bis %s. Prüfen Sie, ob es das ganze Image ist."),
  FOUND_WALL(
      "It is larger than 33,553,919 bytes: by TFTP only a phone that lets the block number begin"
          + " anew can take it. Choose HTTP where the phone knows it.",
      "Es ist größer als 33.553.919 Bytes: Per TFTP kann es nur ein Telefon nehmen, das die"
          + " Blocknummer neu beginnen lässt. Wählen Sie HTTP, wo das Telefon es kann."),
  FOUND_NEXT_COPY("copy or download it again.", "noch einmal kopieren oder herunterladen."),

  // Rules and sounds
  RULES_TITLE("Rules and sounds", "Regeln und Töne"),
  RULES_WHY(
      "Who gets an answer. The first line that fits a phone's address counts.",
      "Wer eine Antwort bekommt. Es gilt die erste Zeile, die zur Adresse des Telefons passt."),
  SERVING_ALL(
      "The station runs with \"--serve all\": without a rule everybody is served.",
      "Die Station läuft mit „--serve all“: Ohne Regel wird jeder bedient."),
  SERVING_ASK(
      "The station runs with \"--serve ask\": without a rule you are asked.",
      "Die Station läuft mit „--serve ask“: Ohne Regel werden Sie gefragt."),
  SERVING_NONE(
      "The station runs with \"--serve none\": nobody is served.",
      "Die Station läuft mit „--serve none“: Niemand wird bedient."),
  RULE_WHO("Address or prefix", "Adresse oder Präfix"),
  RULE_VERDICT("Answer", "Antwort"),
  RULE_NOTE("Note", "Notiz"),
  RULE_ALLOW("Allow", "Erlauben"),
  RULE_ASK("Ask me", "Mich fragen"),
  RULE_DENY("Deny", "Ablehnen"),
  RULE_ADD("Add a rule", "Regel hinzufügen"),
  RULE_UP("Move up", "Nach oben"),
  RULE_REMOVE("Remove", "Entfernen"),
  RULES_SAVE("Save the rules", "Regeln speichern"),
  RULES_SAVED(
      "The rules are saved and hold from now on.", "Die Regeln sind gespeichert und gelten."),
  RULES_NONE("There is no rule.", "Es gibt keine Regel."),
  RULE_HINT("For example 192.168.1.50 or 192.168.1.0/24", "Etwa 192.168.1.50 oder 192.168.1.0/24"),
  SOUNDS("Sounds and notifications", "Töne und Benachrichtigungen"),
  SOUNDS_WHY(
      "A tone and a notification of the browser when a phone asks, when one has everything or runs"
          + " again, and when something failed. Kept in this browser.",
      "Ein Ton und eine Benachrichtigung des Browsers, wenn ein Telefon fragt, wenn eines alles hat"
          + " oder wieder läuft und wenn etwas scheitert. Gilt in diesem Browser."),
  SOUNDS_ON("Sound and notify", "Tönen und melden"),
  SOUNDS_TRY("Play them", "Vorspielen"),
  SOUNDS_BLOCKED(
      "This browser shows no notifications for this address (they need https or this machine"
          + " itself, and your permission). The tones work.",
      "Dieser Browser zeigt für diese Adresse keine Benachrichtigungen (nötig sind https oder der"
          + " Rechner selbst und Ihre Erlaubnis). Die Töne gehen."),
  SOUND_ASKS("A phone asks", "Ein Telefon fragt"),
  SOUND_GOOD("A phone made it", "Ein Telefon hat es geschafft"),
  SOUND_BAD("Something failed", "Etwas ist gescheitert"),

  // Elsewhere
  LOGIN_TITLE("Who is there?", "Wer ist da?"),
  LOGIN_WHY(
      "This station can be reached from other machines, so it asks for the token that it printed"
          + " when it started. The link beside it lets you in at once.",
      "Diese Station ist von anderen Rechnern aus erreichbar. Darum fragt sie nach dem Schlüssel,"
          + " den sie beim Start gezeigt hat. Der Link daneben führt sofort hinein."),
  LOGIN_TOKEN("Token", "Schlüssel"),
  LOGIN_WRONG(
      "That is not the token of this run. Next: copy the link from the station's window again.",
      "Das ist nicht der Schlüssel dieses Laufs. Nächster Schritt: den Link noch einmal aus dem"
          + " Fenster der Station kopieren."),
  LOGIN_ENTER("Enter", "Eintreten"),
  NOT_FOUND_TITLE("There is no such page", "Diese Seite gibt es nicht"),
  NOT_FOUND("Next: go to a page above.", "Nächster Schritt: oben eine Seite wählen.");

  private final String en;
  private final String de;

  Words(String en, String de) {
    this.en = en;
    this.de = de;
  }

  /// The text with its places filled; numbers in the manner of the language.
  String in(Language language, Object... values) {
    String text = language == Language.DE ? de : en;
    Locale locale = language == Language.DE ? Locale.GERMAN : Locale.ENGLISH;
    return values.length == 0 ? text : String.format(locale, text, values);
  }
}
