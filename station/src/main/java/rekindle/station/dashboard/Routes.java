package rekindle.station.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which handler answers which path.
///
/// A pattern is a path whose segments stand for themselves or, in braces, for one segment each:
/// `/api/v1/recoveries/{id}`. Where several fit, the one with more words of its own wins:
/// `/images/undo` before `/images/{name}`. `GET` answers `HEAD`, too. Not for use while it grows.
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /// One of them.
  ///
  /// @param method in capitals
  public record Route(String method, String pattern, Handler handler) {
    private Optional<Map<String, String>> match(List<String> segments) {
      return new Pattern(pattern).match(segments);
    }
  }

  /// What stands behind a path.
  sealed interface Found {
    record Match(Handler handler, Map<String, String> parameters) implements Found {}

    /// Another method is answered there.
    ///
    /// @param allowed the methods that are
    record WrongMethod(String allowed) implements Found {}

    record Nothing() implements Found {}
  }

  public Routes get(String pattern, Handler handler) {
    return add("GET", pattern, handler);
  }

  public Routes post(String pattern, Handler handler) {
    return add("POST", pattern, handler);
  }

  public Routes put(String pattern, Handler handler) {
    return add("PUT", pattern, handler);
  }

  public Routes delete(String pattern, Handler handler) {
    return add("DELETE", pattern, handler);
  }

  /// Adds all of another's.
  public Routes addAll(Routes others) {
    others.routes.forEach(one -> add(one.method(), one.pattern(), one.handler()));
    return this;
  }

  /// All of them, in the order in which they were added.
  public List<Route> list() {
    return List.copyOf(routes);
  }

  /// @param method in capitals
  /// @param segments of the path, decoded
  Found find(String method, List<String> segments) {
    List<Route> fitting =
        routes.stream()
            .filter(route -> route.match(segments).isPresent())
            .sorted(Comparator.comparingLong(route -> new Pattern(route.pattern()).places()))
            .toList();
    if (fitting.isEmpty()) {
      return new Found.Nothing();
    }
    return fitting.stream()
        .filter(route -> route.method().equals(method))
        .findFirst()
        .<Found>map(
            route -> new Found.Match(route.handler(), route.match(segments).orElse(Map.of())))
        .orElseGet(() -> new Found.WrongMethod(methods(fitting)));
  }

  private Routes add(String method, String pattern, Handler handler) {
    if (routes.stream().anyMatch(r -> r.method().equals(method) && r.pattern().equals(pattern))) {
      throw new IllegalArgumentException("twice: " + method + " " + pattern);
    }
    routes.add(new Route(method, pattern, handler));
    return this;
  }

  private static String methods(List<Route> fitting) {
    var methods =
        fitting.stream().map(Route::method).collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }
}
