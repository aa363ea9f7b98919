package rekindle.station.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.recovery.Event;

/// The stream of events, read as bytes from a socket.
@Timeout(60)
class EventsTest {
  private static final int MANY = 50;

  @TempDir Path data;

  @Test
  void whoComesBackWithAnIdMissesNothing() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      open.fetch("snom320.bin");
      open.station().next(Event.Finished.class);

      List<String> all = ids(open, "Last-Event-ID: 0", 4);
      List<String> rest = ids(open, "Last-Event-ID: " + all.get(1), 2);

      assertThat(all).containsExactly("1", "2", "3", "4");
      assertThat(rest).containsExactly("3", "4");
    }
  }

  @Test
  void anEventComesAsSoonAsItHappened() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data);
        Stream stream = new Stream(open, "X: y")) {
      stream.until(": the journal");
      open.fetch("snom870.bin");

      String event = stream.until("event: requested/1");
      String body = stream.until("data: ");

      assertThat(event).isEqualTo("event: requested/1");
      assertThat(body).contains("\"name\":\"snom870.bin\"");
    }
  }

  @Test
  void theHeaderGoesBeforeTheQuery() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data);
        Stream stream = new Stream(open, "/api/v1/events?after=0", "Last-Event-ID: 1")) {
      open.fetch("snom870.bin");

      assertThat(stream.until("id: ")).isEqualTo("id: 2");
    }
  }

  @Test
  void anIdBeyondTheEndIsToldAndTheStreamGoesOn() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      open.fetch("snom870.bin");
      open.station().next(Event.Refused.class);
      try (Stream stream = new Stream(open, "Last-Event-ID: 999999")) {
        String reset = stream.until("event: ");
        open.fetch("snom821.bin");

        assertThat(reset).isEqualTo("event: reset");
        assertThat(stream.until("event: requested")).isEqualTo("event: requested/1");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "99999999999999999999"})
  void whatIsNoIdIsRefused(String id) throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      var answer = open.browser().get("/api/v1/events", "Last-Event-ID", id);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"detail\":\"That is no id of an event");
    }
  }

  @Test
  void fiftyStreamsHearTheSameEvent() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      var streams = new ArrayList<Stream>();
      for (int i = 0; i < MANY; i++) {
        streams.add(new Stream(open, "X: y"));
        streams.getLast().until(": the journal");
      }

      open.fetch("snom870.bin");

      for (Stream stream : streams) {
        assertThat(stream.until("event: ")).isEqualTo("event: requested/1");
        stream.close();
      }
    }
  }

  @Test
  void oneAddressGetsNoMoreThanItsShare() throws Exception {
    try (OpenDashboard open = OpenDashboard.open(data)) {
      var streams = new ArrayList<Stream>();
      for (int i = 0; i < 100; i++) {
        streams.add(new Stream(open, "X: y"));
        streams.getLast().until(": the journal");
      }

      var answer = open.browser().get("/api/v1/events");

      assertThat(answer.statusCode()).isEqualTo(503);
      for (Stream stream : streams) {
        stream.close();
      }
    }
  }

  private static List<String> ids(OpenDashboard open, String field, int count) throws Exception {
    var ids = new ArrayList<String>();
    try (Stream stream = new Stream(open, field)) {
      while (ids.size() < count) {
        ids.add(stream.until("id: ").substring(4));
      }
    }
    return ids;
  }

  private static final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Stream(OpenDashboard open, String field) throws IOException {
      this(open, "/api/v1/events", field);
    }

    Stream(OpenDashboard open, String path, String field) throws IOException {
      var address = open.dashboard().addresses().getFirst();
      socket = new Socket(address.getAddress(), address.getPort());
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                  .formatted(path, field)
                  .getBytes(StandardCharsets.US_ASCII));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next line that begins like this.
    String until(String beginning) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(beginning)) {
          return line;
        }
      }
      throw new AssertionError("the stream ended before a line that begins with " + beginning);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
