package rekindle.recovery;

import java.time.Duration;

/// Says a [Stage] to a person.
final class StageWords {

  private static final Duration IN_SECONDS = Duration.ofSeconds(100);

  private StageWords() {}

  static Wording of(Stage stage) {
    return switch (stage.kind()) {
      case ASKED ->
          new Wording(
              "The phone has asked and waits for an answer.",
              "Das Telefon hat gefragt und wartet auf Antwort.");
      case WAITING_FOR_PERMISSION ->
          new Wording(
              "The phone waits until somebody allows its request.",
              "Das Telefon wartet, bis jemand seine Anfrage erlaubt.");
      case FETCHING -> new Wording("The phone takes the image.", "Das Telefon holt das Image.");
      case SILENT ->
          new Wording(
              "The phone says nothing. Do not unplug: it may be writing.",
              "Das Telefon schweigt. Nicht ausstecken: Vielleicht schreibt es gerade.");
      case CHECKING_AND_WRITING -> writing(stage);
      case SHOULD_RUN ->
          new Wording(
              "The phone should run by now. Look at its display.",
              "Das Telefon müsste jetzt laufen. Sehen Sie auf sein Display.");
      case RUNNING -> new Wording("The phone runs again.", "Das Telefon läuft wieder.");
      case REFUSED_IMAGE ->
          new Wording(
              "The phone asked again: probably it refused the image.",
              "Das Telefon hat noch einmal gefragt: Wahrscheinlich hat es das Image abgelehnt.");
      case HAS_PART ->
          new Wording(
              "The phone has the part that it asked for.",
              "Das Telefon hat den Teil, den es verlangt hat.");
      case SIZE_ASKED ->
          new Wording(
              "The phone asked for the size only.", "Das Telefon hat nur nach der Größe gefragt.");
      case REFUSED ->
          new Wording(
              "The station turned the request down.", "Die Station hat die Anfrage abgelehnt.");
      case FAILED -> new Wording("The transfer has failed.", "Die Übertragung ist fehlgeschlagen.");
    };
  }

  private static Wording writing(Stage stage) {
    Wording about =
        stage.about().map(StageWords::time).orElse(new Wording("some minutes", "einige Minuten"));
    return new Wording(
            "The phone is writing. About %s. Do not unplug.",
            "Das Telefon schreibt. Etwa %s. Nicht ausstecken.")
        .with(about);
  }

  private static Wording time(Duration about) {
    if (about.compareTo(IN_SECONDS) <= 0) {
      String seconds = "%d s".formatted(Math.ceilDiv(about.toSeconds(), 5) * 5);
      return new Wording(seconds, seconds);
    }
    String minutes = "%d min".formatted(about.plusSeconds(30).toMinutes());
    return new Wording(minutes, minutes);
  }
}
