package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestsTest {
  private static final InetAddress PHONE = InetAddress.ofLiteral("192.168.1.50");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.168.1.51");

  private final List<String> shownOut = new ArrayList<>();
  private final Guests<String> guests =
      new Guests<>(new Guests.Limits(2, 3, Duration.ofSeconds(20)), shownOut::add);

  @Test
  void whoHasRestedLongestMakesRoomForTheNextOfTheSameSource() {
    guests.came("a", PHONE, 1);
    guests.came("b", PHONE, 2);
    guests.came("other", OTHER, 0);

    guests.came("c", PHONE, 3);

    assertThat(shownOut).containsExactly("a");
    assertThat(guests.count()).isEqualTo(3);
  }

  @Test
  void whoIsBeingServedStaysAndTheNewcomerGoes() {
    guests.came("a", PHONE, 1);
    guests.came("b", PHONE, 2);
    guests.busy("a", true, 3);
    guests.busy("b", true, 3);

    guests.came("c", PHONE, 4);

    assertThat(shownOut).containsExactly("c");
  }

  @Test
  void whereAllAreTooManyAnybodyAtRestMakesRoom() {
    guests.came("a", PHONE, 1);
    guests.came("b", PHONE, 2);
    guests.came("c", OTHER, 3);
    guests.busy("a", true, 4);

    guests.came("d", InetAddress.ofLiteral("192.168.1.52"), 5);

    assertThat(shownOut).containsExactly("b");
  }

  @Test
  void whoRestsTooLongIsShownOutAndWhoIsServedIsNot() {
    guests.came("rests", PHONE, 0);
    guests.came("served", PHONE, 0);
    guests.busy("served", true, 0);

    guests.watch(Duration.ofSeconds(21).toNanos());

    assertThat(shownOut).containsExactly("rests");
  }
}
