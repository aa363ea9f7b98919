package rekindle.station.dashboard;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Who may ask: looks at every request before any handler does.
///
/// The name that is asked must be ours ([Hosts]), nobody else's page may change anything ([Sites]),
/// and where others than this machine can reach us, the token is demanded: in the cookie that the
/// link of the start sets, or as `Authorization: Bearer`. Whether a station is alive and how its
/// login page looks is no secret.
final class Doorway {
  private static final String LOGIN = "/login";
  private static final String HEALTH = "/api/v1/health";
  private static final String ASSETS = "/assets/";

  private final Hosts hosts;
  private final Optional<Secret> secret;
  private final Attempts attempts = new Attempts();
  private final Faces faces;
  private final LongSupplier clockNanos;

  /// @param secret the token; empty: none is demanded
  Doorway(Hosts hosts, Optional<Secret> secret, Faces faces, LongSupplier clockNanos) {
    this.hosts = hosts;
    this.secret = secret;
    this.faces = faces;
    this.clockNanos = clockNanos;
  }

  /// The answer to a request that no handler is to see; empty: let it pass.
  Optional<Given> turnedAway(Asked asked) {
    if (!hosts.areOurs(asked.header("host").orElse(""))) {
      return no(
          asked,
          421,
          "The address in your browser is no name of this station, so nothing is shown.",
          "use one of the addresses that the station printed when it started");
    }
    if (Sites.isForged(asked)) {
      return no(
          asked,
          403,
          "A page of another site asked for this, so nothing was changed.",
          "do it on the station's own page");
    }
    return asked.path().equals(LOGIN) ? Optional.of(login(asked)) : withoutToken(asked);
  }

  private Given login(Asked asked) {
    Optional<String> given = asked.query("token");
    if (secret.isEmpty()) {
      return Given.seeOther("/");
    } else if (given.isEmpty()) {
      return faces.login(asked, false);
    }
    return switch (check(secret.get(), given.get().strip(), asked)) {
      case RIGHT ->
          Given.seeOther("/")
              .with(
                  "Set-Cookie",
                  "%s=%s; Path=/; HttpOnly; SameSite=Strict"
                      .formatted(secret.get().cookieName(), secret.get().text()));
      case WRONG -> faces.login(asked, true);
      case TOO_OFTEN -> tooOften(asked);
    };
  }

  private Optional<Given> withoutToken(Asked asked) {
    if (secret.isEmpty() || asked.path().equals(HEALTH) || asked.path().startsWith(ASSETS)) {
      return Optional.empty();
    }
    Optional<String> given = bearer(asked).or(() -> asked.cookie(secret.get().cookieName()));
    if (given.isEmpty()) {
      return Optional.of(asked.wantsJson() ? unknown(asked) : faces.login(asked, false));
    }
    return switch (check(secret.get(), given.get(), asked)) {
      case RIGHT -> Optional.empty();
      case WRONG -> Optional.of(asked.wantsJson() ? unknown(asked) : faces.login(asked, true));
      case TOO_OFTEN -> Optional.of(tooOften(asked));
    };
  }

  private enum Verdict {
    RIGHT,
    WRONG,
    TOO_OFTEN
  }

  private Verdict check(Secret right, String given, Asked asked) {
    long nowNanos = clockNanos.getAsLong();
    if (!attempts.mayTry(asked.peer(), nowNanos)) {
      return Verdict.TOO_OFTEN;
    } else if (right.is(given)) {
      attempts.right(asked.peer());
      return Verdict.RIGHT;
    }
    attempts.wrong(asked.peer(), nowNanos);
    return Verdict.WRONG;
  }

  private Given unknown(Asked asked) {
    return problem(
            asked,
            Problem.of(
                401,
                "This station can be reached by others, so it asks for its token.",
                "open the link that the station printed when it started, or send its token as"
                    + " \"Authorization: Bearer TOKEN\""))
        .with("WWW-Authenticate", "Bearer realm=\"rekindle\"");
  }

  private Given tooOften(Asked asked) {
    long seconds = Attempts.waitSeconds();
    return problem(
            asked,
            Problem.of(
                429,
                "Too many wrong tokens were tried.",
                "wait %d seconds".formatted(Duration.ofSeconds(seconds).toSeconds())))
        .with("Retry-After", Long.toString(seconds));
  }

  private Optional<Given> no(Asked asked, int status, String detail, String next) {
    return Optional.of(problem(asked, Problem.of(status, detail, next)));
  }

  /// Never a page: what stands around one (who waits for permission) is not for those outside.
  private static Given problem(Asked asked, Problem problem) {
    return asked.wantsJson() ? problem.json() : problem.plain();
  }

  private static Optional<String> bearer(Asked asked) {
    return asked
        .header("authorization")
        .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("bearer "))
        .map(field -> field.substring("bearer ".length()).strip());
  }
}
