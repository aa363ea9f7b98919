package rekindle.cli.browser;

import java.util.Locale;
import rekindle.firmware.Language;

/// The texts of the practice page, in both languages side by side.
public enum Say {
  TITLE("Practice", "Üben"),
  INTRO(
      "A virtual phone with broken firmware and a real boot loader. It asks this station over the"
          + " network, as a real one does. Nothing can be damaged here: press, type, pull the"
          + " plug.",
      "Ein virtuelles Telefon mit kaputter Firmware und echtem Bootloader. Es fragt diese Station"
          + " über das Netz, wie ein richtiges. Hier kann nichts kaputtgehen: drücken, tippen,"
          + " Stecker ziehen."),
  MODEL("Model", "Modell"),
  SPEED("Pace", "Tempo"),
  REAL("as the real thing", "wie in echt"),
  FASTER("10 times faster", "10-mal so schnell"),
  FASTEST("as fast as it goes", "so schnell es geht"),
  TAKE("Put a phone on the table", "Ein Telefon auf den Tisch"),
  ON_THE_TABLE("On the table", "Auf dem Tisch"),
  PUT_AWAY("Put it away", "Weglegen"),
  DISPLAY("Display", "Display"),
  DARK("The display is dark.", "Das Display ist dunkel."),
  KEYPAD("Keypad", "Tastatur"),
  PLUG_IN("Put the plug in", "Stecker einstecken"),
  PLUG_OUT("Pull the plug", "Stecker ziehen"),
  NO_POWER("The plug is out.", "Der Stecker ist gezogen."),
  POWER("The power is on.", "Der Strom ist an."),
  LOADED("{n} bytes have arrived.", "{n} Byte sind angekommen."),
  FLASH(
      "Flash: {done} of {planned} operations. Pulling the plug now leaves it without firmware.",
      "Flash: {done} von {planned} Schritten. Wer jetzt den Stecker zieht, lässt es ohne Firmware"
          + " zurück."),
  FLASH_DONE("This part of the flash is done.", "Dieser Teil des Flash ist fertig."),
  SAYS("It says:", "Es zeigt:"),
  USE_NEXT("next", "weiter"),
  USE_START("start", "Start"),
  USE_DOT("dot", "Punkt"),
  USE_RUB_OUT("rub out", "löschen"),
  HOW_IN(
      "Its boot loader is entered by holding [{key}] while the plug goes in, for about {n} s:"
          + " press \"Keep a key down\", then [{key}], then put the plug in.",
      "In den Bootloader geht es mit gedrückter Taste [{key}], während der Stecker eingesteckt"
          + " wird, etwa {n} s lang: „Taste festhalten“, dann [{key}], dann Stecker einstecken."),
  HOW_IN_COUNTDOWN(
      "Put the plug in and press a number key during the countdown.",
      "Stecker einstecken und während des Countdowns eine Zifferntaste drücken."),
  KEEP_DOWN("Keep a key down", "Taste festhalten"),
  LET_GO("Let go", "Loslassen"),
  NEXT_STAYS("The next key stays down.", "Die nächste Taste bleibt gedrückt."),
  STAYS("[{key}] stays down until you let it go.", "[{key}] bleibt gedrückt, bis Sie loslassen."),
  NUMBERS("Type these four numbers", "Diese vier Zahlen eintippen"),
  PHONE("The phone's own address", "Eigene Adresse des Telefons"),
  SERVER("The server: this station", "Der Server: diese Station"),
  MASK("Network mask", "Netzmaske"),
  GATEWAY("Gateway", "Gateway"),
  DOT("The dot is the key [{key}].", "Der Punkt ist die Taste [{key}]."),
  GUIDE("Follow the guide beside it", "Der Anleitung daneben folgen"),
  KEYBOARD(
      "With the keyboard, while the phone has the focus: digits, * and #, \".\" for the dot, Enter"
          + " for OK, Backspace for X, arrows, F1 to F4, n for \"next\", h to keep a key down, p"
          + " for the plug.",
      "Mit der Tastatur, solange das Telefon den Fokus hat: Ziffern, * und #, „.“ für den Punkt,"
          + " Eingabe für OK, Rücktaste für X, Pfeile, F1 bis F4, n für „weiter“, h zum Festhalten,"
          + " p für den Stecker."),
  NO_IMAGE(
      "The station has no image for this model yet, so the phone would be told \"not found\".",
      "Die Station hat noch kein Image für dieses Modell; das Telefon bekäme „nicht gefunden“."),
  MAKE_IMAGE("Make and publish a practice image", "Übungs-Image machen und veröffentlichen"),
  ONLY_PRACTICE(
      "It is for virtual phones only. Withdraw it under Images before real phones come.",
      "Es ist nur für virtuelle Telefone. Ziehen Sie es unter Images zurück, bevor richtige"
          + " Telefone kommen."),
  GONE("This phone was put away.", "Dieses Telefon wurde weggelegt."),
  NAME_OF_STAR("star", "Stern"),
  NAME_OF_HASH("hash", "Raute");

  private final String en;
  private final String de;

  Say(String en, String de) {
    this.en = en;
    this.de = de;
  }

  /// This text; places in braces are left to the page's module.
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case DE -> de;
    };
  }

  /// The name by which the module knows it.
  public String place() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
