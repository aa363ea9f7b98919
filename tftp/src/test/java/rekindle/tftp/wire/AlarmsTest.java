package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AlarmsTest {
  private final Alarms alarms = new Alarms();
  private final List<String> woken = new ArrayList<>();

  private final class Guest implements Alarms.Sleeper {
    private final String name;
    private long deadlineNanos;

    Guest(String name, long deadlineNanos) {
      this.name = name;
      this.deadlineNanos = deadlineNanos;
    }

    @Override
    public long deadlineNanos() {
      return deadlineNanos;
    }

    @Override
    public void wake(long nowNanos) {
      woken.add(name + "@" + nowNanos);
      deadlineNanos = Long.MAX_VALUE;
    }
  }

  @Test
  void sleepersWakeInTheOrderOfTheirDeadlines() {
    alarms.set(new Guest("b", 20));
    alarms.set(new Guest("c", 30));
    alarms.set(new Guest("a", 10));

    ring(25);

    assertThat(woken).containsExactly("a@25", "b@25");
    assertThat(alarms.nextNanos()).isEqualTo(30);
  }

  @Test
  void aDeadlineThatMovedAwayIsNoticedOnlyWhenTheOldOneComes() {
    var guest = new Guest("a", 10);
    alarms.set(guest);
    guest.deadlineNanos = 50;

    long before = alarms.nextNanos();
    ring(10);

    assertThat(before).isEqualTo(10);
    assertThat(woken).isEmpty();
    assertThat(alarms.nextNanos()).isEqualTo(50);
  }

  @Test
  void aDeadlineThatCameNearerHasToBeTold() {
    var guest = new Guest("a", 50);
    Alarms.Alarm alarm = alarms.set(guest);
    guest.deadlineNanos = 5;

    alarm.nearer();

    assertThat(alarms.nextNanos()).isEqualTo(5);
  }

  @Test
  void aCancelledAlarmNeverRings() {
    Alarms.Alarm alarm = alarms.set(new Guest("a", 10));

    alarm.cancel();
    alarm.cancel();
    alarm.nearer();
    ring(100);

    assertThat(woken).isEmpty();
    assertThat(alarms.size()).isZero();
  }

  @Test
  void aSleeperThatFailsIsReportedAndDoesNotKeepOthersFromWaking() {
    var failures = new ArrayList<Throwable>();
    var broken = new IllegalStateException("broken");
    alarms.set(failing(broken));
    alarms.set(new Guest("b", 20));

    alarms.ring(25, (_, failure) -> failures.add(failure));

    assertThat(failures).containsExactly(broken);
    assertThat(woken).containsExactly("b@25");
  }

  @Test
  void aSleeperThatStaysDueRingsOnceATurn() {
    alarms.set(failing(new IllegalStateException("stays due")));

    alarms.ring(10, (_, _) -> {});
    long next = alarms.nextNanos();

    assertThat(next).isEqualTo(11);
  }

  @Test
  void anyMixOfSettingMovingAndCancellingKeepsTheEarliestFirst() {
    long seed = Seed.value();
    var random = new Random(seed);
    var guests = new ArrayList<Guest>();
    var set = new ArrayList<Alarms.Alarm>();

    for (int step = 0; step < 20_000; step++) {
      int choice = random.nextInt(4);
      if (choice <= 1 || guests.isEmpty()) {
        guests.add(new Guest("guest", random.nextInt(1_000_000)));
        set.add(alarms.set(guests.getLast()));
      } else if (choice == 2) {
        int index = random.nextInt(guests.size());
        guests.get(index).deadlineNanos -= random.nextInt(1000);
        set.get(index).nearer();
      } else {
        int index = random.nextInt(guests.size());
        guests.remove(index);
        set.remove(index).cancel();
      }

      long expected =
          guests.stream()
              .min(Comparator.comparingLong(Guest::deadlineNanos))
              .map(Guest::deadlineNanos)
              .orElse(Long.MAX_VALUE);
      assertThat(alarms.nextNanos()).as("step %d, -Dseed=%d", step, seed).isEqualTo(expected);
      if (guests.size() > 60) {
        guests.clear();
        set.forEach(Alarms.Alarm::cancel);
        set.clear();
      }
    }
  }

  private static Alarms.Sleeper failing(RuntimeException failure) {
    return new Alarms.Sleeper() {
      @Override
      public long deadlineNanos() {
        return 10;
      }

      @Override
      public void wake(long nowNanos) {
        throw failure;
      }
    };
  }

  private void ring(long nowNanos) {
    alarms.ring(nowNanos, (_, failure) -> fail("a sleeper failed", failure));
  }
}
