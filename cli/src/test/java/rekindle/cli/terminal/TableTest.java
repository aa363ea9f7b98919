package rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    var table = new Table("MODEL", "FILE");
    table.row("snom320", "snom320.bin");
    table.row("x", "");

    assertThat(table.lines()).containsExactly("MODEL    FILE", "snom320  snom320.bin", "x");
  }
}
