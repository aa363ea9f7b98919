package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rekindle.firmware.Protocol;
import rekindle.recovery.Asker;
import rekindle.station.desk.Approvals.Outcome;

/// Who waits for a person, and how many may.
@Timeout(30)
class ApprovalsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Rules rules = Rules.inMemory();
  private final Approvals approvals =
      new Approvals(rules, Rule.Verdict.ASK, LONG, InstantSource.fixed(Instant.EPOCH));

  @AfterEach
  void close() {
    approvals.close();
  }

  @Test
  void oneAddressMayWaitForFourNamesAndNoMore() throws Exception {
    for (int n = 0; n < Approvals.MOST_OF_ONE; n++) {
      var _ = ask("10.0.0.1", "a" + n);
      awaitWaiting(n + 1);
    }

    Outcome fifth = ask("10.0.0.1", "a5").get(20, TimeUnit.SECONDS);
    CompletableFuture<Outcome> other = ask("10.0.0.2", "a5");
    awaitWaiting(Approvals.MOST_OF_ONE + 1);

    assertThat(fifth).isEqualTo(Outcome.TOO_MANY);
    assertThat(other.isDone()).isFalse();
  }

  @Test
  void aHundredMayWaitInAll() throws Exception {
    for (int n = 0; n < Approvals.MOST; n++) {
      var _ = ask("10.0.1." + n, "a");
      awaitWaiting(n + 1);
    }

    Outcome next = ask("10.0.2.1", "a").get(20, TimeUnit.SECONDS);

    assertThat(next).isEqualTo(Outcome.TOO_MANY);
  }

  @Test
  void theSameAddressAndNameInAnySpellingIsOneMatter() throws Exception {
    CompletableFuture<Outcome> first = ask("10.0.0.1", "snom320.bin");
    awaitWaiting(1);
    CompletableFuture<Outcome> second = ask("10.0.0.1", "/SNOM320.BIN");

    approvals.allowOnce(approvals.waiting().getFirst().id());

    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.ALLOWED);
    assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.ALLOWED);
    assertThat(approvals.waiting()).isEmpty();
  }

  @Test
  void onceIsForOneNameOnly() throws Exception {
    CompletableFuture<Outcome> first = ask("10.0.0.1", "a");
    awaitWaiting(1);
    approvals.allowOnce(approvals.waiting().getFirst().id());
    first.get(20, TimeUnit.SECONDS);

    Outcome same = ask("10.0.0.1", "a").get(20, TimeUnit.SECONDS);
    CompletableFuture<Outcome> another = ask("10.0.0.1", "b");
    awaitWaiting(1);

    assertThat(same).isEqualTo(Outcome.ALLOWED);
    assertThat(another.isDone()).isFalse();
  }

  @Test
  void aDeniedPhoneMayAskAgain() throws Exception {
    CompletableFuture<Outcome> first = ask("10.0.0.1", "a");
    awaitWaiting(1);
    approvals.deny(approvals.waiting().getFirst().id());

    Outcome denied = first.get(20, TimeUnit.SECONDS);
    var _ = ask("10.0.0.1", "a");
    awaitWaiting(1);

    assertThat(denied).isEqualTo(Outcome.DENIED);
    assertThat(approvals.waiting().getFirst().id()).isEqualTo(2);
  }

  @Test
  void whoeverComesTooLateWithAnAnswerHearsIt() {
    assertThat(approvals.allowOnce(1)).isFalse();
    assertThat(approvals.deny(1)).isFalse();
    assertThat(rules.list()).isEmpty();
  }

  @Test
  void aPhoneAllowedForGoodIsAllowedUnderEveryName() throws Exception {
    CompletableFuture<Outcome> one = ask("10.0.0.1", "a");
    CompletableFuture<Outcome> other = ask("10.0.0.1", "b");
    awaitWaiting(2);

    approvals.allowPhone(approvals.waiting().getFirst().id());

    assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.ALLOWED);
    assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.ALLOWED);
    assertThat(rules.list()).hasSize(1);
  }

  @Test
  void aRuleThatCannotBeKeptAllowsNobody() throws Exception {
    var full =
        new Approvals(
            Rules.on(new FullDisk()), Rule.Verdict.ASK, LONG, InstantSource.fixed(Instant.EPOCH));
    CompletableFuture<Outcome> asked = ask(full, "10.0.0.1", "a");
    while (full.waiting().isEmpty()) {
      full.awaitChange(full.version(), Duration.ofMillis(50));
    }
    long id = full.waiting().getFirst().id();

    assertThatThrownBy(() -> full.allowPhone(id)).isInstanceOf(IOException.class);

    assertThat(asked.isDone()).isFalse();
    full.close();
    assertThat(asked.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.GONE);
  }

  @Test
  void aHostileNameBecomesAHarmlessNote() throws Exception {
    var _ = ask("10.0.0.1", "\u001b[2J\u202e" + "x".repeat(300));
    awaitWaiting(1);

    approvals.allowPhone(approvals.waiting().getFirst().id());

    assertThat(rules.list().getFirst().note())
        .startsWith("allowed when it asked for \\u001b[2J\\u202e")
        .hasSize(Rule.MAX_NOTE);
  }

  private CompletableFuture<Outcome> ask(String address, String name) {
    return ask(approvals, address, name);
  }

  private static CompletableFuture<Outcome> ask(Approvals approvals, String address, String name) {
    var call = new Call(Optional.empty(), Asker.UNKNOWN);
    var inquiry = new Inquiry(InetAddress.ofLiteral(address), Protocol.TFTP, name, call, false);
    return CompletableFuture.supplyAsync(
        () -> approvals.ask(inquiry, () -> true), task -> Thread.ofVirtual().start(task));
  }

  private void awaitWaiting(int count) throws InterruptedException {
    while (approvals.waiting().size() != count) {
      approvals.awaitChange(approvals.version(), Duration.ofMillis(50));
    }
  }

  /// Reads and keeps nothing.
  private static final class FullDisk implements Rules.Shelf {
    private final List<Rule> none = new ArrayList<>();

    @Override
    public List<Rule> read() {
      return none;
    }

    @Override
    public void write(List<Rule> rules) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
