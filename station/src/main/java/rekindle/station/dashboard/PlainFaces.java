package rekindle.station.dashboard;

/// The plainest pages there are.
final class PlainFaces implements Faces {
  @Override
  public Given problem(Asked asked, Problem problem) {
    return problem.plain();
  }

  @Override
  public Given login(Asked asked, boolean refused) {
    String html =
        switch (asked.language()) {
          case EN ->
              page(
                  "en",
                  "This station asks for its token",
                  refused
                      ? "That is not the token of this station."
                      : "Open the link that the station printed when it started, or type its"
                          + " token.",
                  "Token",
                  "Open");
          case DE ->
              page(
                  "de",
                  "Diese Station fragt nach ihrem Token",
                  refused
                      ? "Das ist nicht das Token dieser Station."
                      : "Öffnen Sie den Link, den die Station beim Start ausgegeben hat, oder geben"
                          + " Sie ihr Token ein.",
                  "Token",
                  "Öffnen");
        };
    int status = asked.path().equals("/login") ? 200 : 401;
    return Given.text(refused ? 403 : status, "text/html", html);
  }

  private static String page(String lang, String title, String say, String label, String open) {
    return """
    <!doctype html>
    <html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s</title>
    <main><h1>%s</h1><p>%s</p>
    <form action="/login" method="get"><label for="token">%s</label>
    <input id="token" name="token" type="password" autocomplete="off" required>
    <button>%s</button></form></main></html>
    """
        .formatted(lang, title, title, say, label, open);
  }
}
