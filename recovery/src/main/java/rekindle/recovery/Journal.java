package rekindle.recovery;

import java.util.List;
import java.util.function.Consumer;

/// The list of all events, the only source of truth about recoveries.
///
/// Several threads and several processes may use one journal at a time; each append is whole or
/// absent.
public interface Journal extends AutoCloseable {

  /// Adds events behind all others, all of them or none, in this order.
  ///
  /// @return the same events with their places
  /// @throws JournalException if they could not be written; none of them is in the journal then
  List<Entry.Recorded> append(List<? extends Event> events) throws JournalException;

  /// The entries behind `id`, oldest first.
  ///
  /// @param id 0 for the first
  /// @param limit most entries to return, 1 or more
  /// @return empty if there is nothing newer
  /// @throws JournalException if the journal cannot be read
  List<Entry> after(long id, int limit) throws JournalException;

  /// Ends the use of the journal. What was appended is on the disk already.
  @Override
  void close() throws JournalException;

  /// Hands every entry behind `id` to `reader`, oldest first, a page at a time.
  ///
  /// @return id of the last entry, or `id` itself where there was none
  /// @throws JournalException if the journal cannot be read
  default long replay(long id, Consumer<? super Entry> reader) throws JournalException {
    final int pageSize = 1_000;
    long last = id;
    List<Entry> page;
    do {
      page = after(last, pageSize);
      page.forEach(reader);
      last = page.isEmpty() ? last : page.getLast().id();
    } while (page.size() == pageSize);
    return last;
  }
}
