package rekindle.recovery.disk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import rekindle.recovery.Event;

/// Gets events into the journal, many rows by one statement.
///
/// SQLite looks up and writes the last number given (`AUTOINCREMENT`) once a statement, and that
/// costs more than the row. Statements are prepared for each batch, because the driver closes one
/// that has failed.
final class Inserting {
  private static final int MANY = 25;
  private static final String INTO = "insert into event (type, body) values ";
  private static final String ROW = "(?, ?)";
  private static final String ROWS = INTO + (ROW + ", ").repeat(MANY - 1) + ROW;

  private Inserting() {}

  /// Inserts events in this order; to be called inside a transaction, where no other process's
  /// events come between them.
  ///
  /// @return id of the last one; the others come before it without a gap
  static long all(List<? extends Event> events, Connection writer) throws SQLException {
    int rest = events.size() % MANY;
    insert(events.subList(0, events.size() - rest), MANY, ROWS, writer);
    insert(events.subList(events.size() - rest, events.size()), 1, INTO + ROW, writer);
    try (PreparedStatement last = writer.prepareStatement("select last_insert_rowid()");
        ResultSet id = last.executeQuery()) {
      id.next();
      return id.getLong(1);
    }
  }

  private static void insert(
      List<? extends Event> events, int atOnce, String sql, Connection writer) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = writer.prepareStatement(sql)) {
      for (int next = 0; next < events.size(); next += atOnce) {
        int place = 0;
        for (Event event : events.subList(next, next + atOnce)) {
          statement.setString(++place, EventJson.type(event));
          statement.setString(++place, EventJson.write(event));
        }
        int _ = statement.executeUpdate();
      }
    }
  }
}
