package rekindle.cli.browser;

import rekindle.phone.Ending;
import rekindle.recovery.Wording;

/// What the end of an attempt means, for the person before the virtual phone.
final class EndingWords {
  static final Wording NONE = new Wording("", "");

  private EndingWords() {}

  static Wording of(Ending ending) {
    return switch (ending) {
      case RUNNING ->
          new Wording(
              "The phone runs its firmware. Its settings are gone if it was recovered.",
              "Das Telefon läuft. Wurde es wiederhergestellt, sind seine Einstellungen weg.");
      case REFUSED ->
          new Wording(
              "The phone refused the image: its check failed. Nothing was erased.",
              "Das Telefon hat das Image abgelehnt: Die Prüfung ging schief. Nichts wurde"
                  + " gelöscht.");
      case NO_ANSWER ->
          new Wording(
              "The server did not answer. Check the server's address; nothing was erased.",
              "Der Server hat nicht geantwortet. Prüfen Sie seine Adresse; nichts wurde gelöscht.");
      case NOT_FOUND ->
          new Wording(
              "The server has no image under that name, or was told to refuse. Nothing was erased.",
              "Der Server hat kein Image unter diesem Namen oder sollte ablehnen. Nichts wurde"
                  + " gelöscht.");
      case SERVER_ERROR ->
          new Wording(
              "The server answered with an error. Nothing was erased.",
              "Der Server hat mit einem Fehler geantwortet. Nichts wurde gelöscht.");
      case BROKEN_OFF ->
          new Wording(
              "The download broke off. Nothing was erased.",
              "Die Übertragung brach ab. Nichts wurde gelöscht.");
      case POWER_CUT ->
          new Wording(
              "The power was cut while the flash was being written. The boot loader is whole: put"
                  + " the plug back and recover the phone once more.",
              "Der Strom fiel aus, während der Flash geschrieben wurde. Der Bootloader ist heil:"
                  + " Stecken Sie den Stecker wieder ein und stellen Sie das Telefon noch einmal"
                  + " wieder her.");
      case RESCUE ->
          new Wording(
              "The phone has no whole firmware and waits in its boot loader.",
              "Das Telefon hat keine heile Firmware und wartet in seinem Bootloader.");
      case WRONG_MODEL ->
          new Wording(
              "The phone was given an image of another model and hangs. Publish the right one and"
                  + " recover it once more.",
              "Das Telefon bekam das Image eines anderen Modells und hängt. Veröffentlichen Sie das"
                  + " richtige und stellen Sie es noch einmal wieder her.");
      case DEAD ->
          new Wording(
              "The boot loader itself is damaged. No server can help; take a fresh phone.",
              "Der Bootloader selbst ist beschädigt. Kein Server kann helfen; nehmen Sie ein neues"
                  + " Telefon.");
    };
  }
}
