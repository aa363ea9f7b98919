package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransferIdTest {

  @Test
  void itsTextReadsBackEqual() {
    var id = new TransferId(TransferId.run(Instant.parse("2026-11-22T12:00:00Z"), 4_711), 17);

    TransferId read = TransferId.parse(id.toString());

    assertThat(read).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "run", "run-", "-1", "run--1", "RUN-1", "a b-1", "run-1x"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TransferId.parse(text));
  }
}
