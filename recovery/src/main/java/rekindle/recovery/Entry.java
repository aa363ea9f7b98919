package rekindle.recovery;

/// One line of the journal.
public sealed interface Entry {

  /// Place in the journal: 1 or more, rising, never used twice.
  long id();

  /// An event and its place.
  record Recorded(long id, Event event) implements Entry {
    public Recorded {
      positive(id);
    }
  }

  /// A line that this version cannot read: written by a newer one, or by hand. It stays in the
  /// file.
  ///
  /// @param type the type that the line claims, for instance `seen-again/9`
  /// @param why what is strange about it
  record Unread(long id, String type, String why) implements Entry {
    public Unread {
      positive(id);
    }
  }

  private static void positive(long id) {
    if (id < 1) {
      throw new IllegalArgumentException("entry " + id + " is not positive");
    }
  }
}
