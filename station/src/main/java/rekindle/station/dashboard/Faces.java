package rekindle.station.dashboard;

/// How the server itself looks to a browser, where no route has an answer.
public interface Faces {
  /// A page that says why a request is not answered.
  Given problem(Asked asked, Problem problem);

  /// The page that asks for the token.
  ///
  /// @param refused whether a wrong one was given just now
  Given login(Asked asked, boolean refused);
}
