package rekindle.recovery;

import rekindle.firmware.Language;

/// What happened, why, and what to do about it, in plain words.
///
/// A diagnosis says what the station has seen and marks what it only supposes ("probably"). Names
/// that came from the network are shown with everything invisible made visible, and stand in a
/// command only if a shell would take them literally.
///
/// @param happened what the station saw, a sentence or two
/// @param cause what most likely lies behind it
/// @param next what to do now, with the command where there is one
public record Diagnosis(Wording happened, Wording cause, Wording next) {

  /// The diagnosis of a recovery, running or over.
  public static Diagnosis of(Recovery recovery) {
    Diagnosis plain = ofOutcome(recovery);
    return recovery.otherModel().isEmpty() || recovery.outcome() == Outcome.WRONG_MODEL
        ? plain
        : new Diagnosis(
            plain.happened, RefusedNews.otherModel(recovery).and(plain.cause), plain.next);
  }

  private static Diagnosis ofOutcome(Recovery recovery) {
    return switch (recovery.outcome()) {
      case IN_PROGRESS -> GoodNews.running(recovery);
      case COMPLETE, COMPLETE_LAST_ACK_MISSING -> GoodNews.complete(recovery);
      case NOT_PUBLISHED -> RefusedNews.notPublished(recovery);
      case DAMAGED_IMAGE -> RefusedNews.damagedImage(recovery);
      case WRONG_MODEL -> RefusedNews.wrongModel(recovery);
      case BUSY -> RefusedNews.busy(recovery);
      case DENIED -> RefusedNews.denied(recovery);
      case BAD_REQUEST -> RefusedNews.badRequest(recovery);
      case NEVER_ACKNOWLEDGED -> BrokenNews.neverAcknowledged(recovery);
      case FELL_SILENT -> BrokenNews.fellSilent(recovery);
      case PHONE_ERROR -> BrokenNews.phoneError(recovery);
      case SIZE_PROBE -> BrokenNews.sizeProbe(recovery);
      case PART -> GoodNews.part(recovery);
      case SUPERSEDED -> BrokenNews.superseded(recovery);
      case STATION_STOPPED -> BrokenNews.stationStopped(recovery);
      case ABORTED -> BrokenNews.aborted(recovery);
    };
  }

  /// The diagnosis of an address that the station does not serve.
  public static Diagnosis of(Stranger stranger) {
    String address = stranger.address().getHostAddress();
    return new Diagnosis(
        new Wording(
                "%s asked by %s and was not answered (%,d time(s) written down).",
                "%s hat über %s angefragt und bekam keine Antwort (%,d-mal vermerkt).")
            .with(address, stranger.protocol(), stranger.times()),
        new Wording(
            "Only addresses of private networks are served unless others are allowed, so that"
                + " nobody on the internet can misuse the station.",
            "Bedient werden nur Adressen aus privaten Netzen, solange keine anderen erlaubt sind,"
                + " damit niemand im Internet die Station missbrauchen kann."),
        new Wording(
                "if that is your phone, start the station with \"rekindle serve --allow %s/%s\".",
                "Ist das Ihr Telefon, starten Sie die Station mit „rekindle serve --allow %s/%s“.")
            .with(address, stranger.address().getAddress().length * Byte.SIZE));
  }

  /// All three parts, a line each.
  public String text(Language language) {
    String label =
        switch (language) {
          case EN -> "Next: ";
          case DE -> "Nächster Schritt: ";
        };
    return happened.in(language) + "\n" + cause.in(language) + "\n" + label + next.in(language);
  }
}
