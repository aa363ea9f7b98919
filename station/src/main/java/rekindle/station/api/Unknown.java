package rekindle.station.api;

import rekindle.firmware.Catalogue;
import rekindle.recovery.PeerText;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;

/// Answers for what is not there.
final class Unknown {
  private Unknown() {}

  static Given model(Catalogue catalogue, String asked) {
    String nearest =
        catalogue.nearest(asked).map(near -> "; the nearest is \"%s\"".formatted(near)).orElse("");
    return Problem.of(
            404,
            "There is no model \"%s\"%s.".formatted(PeerText.printable(asked), nearest),
            "GET /api/v1/models lists all of them")
        .json();
  }

  static Given image(String asked) {
    return Problem.of(
            404,
            "The store has no image \"%s\".".formatted(PeerText.printable(asked)),
            "GET /api/v1/images lists all of them")
        .json();
  }

  static Given recovery(String asked) {
    return Problem.of(
            404,
            "There is no recovery \"%s\"; it may have turned out to be part of another one."
                .formatted(PeerText.printable(asked)),
            "GET /api/v1/recoveries lists all of them")
        .json();
  }

  static Given approval(String asked) {
    return Problem.of(
            404,
            "Nothing with the id \"%s\" waits for an answer; it may have been answered, or waited"
                    .formatted(PeerText.printable(asked))
                + " too long.",
            "GET /api/v1/approvals lists what waits")
        .json();
  }

  static Given badRequest(String detail, String next) {
    return Problem.of(400, detail, next).json();
  }
}
