package rekindle.station.dashboard;

import java.io.IOException;

/// A client sends its body so slowly that it only keeps others out. Answered with 408.
public final class TooSlowException extends IOException {
  TooSlowException() {
    super("the body comes too slowly");
  }
}
