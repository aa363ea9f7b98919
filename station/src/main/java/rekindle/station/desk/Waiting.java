package rekindle.station.desk;

/// A matter while it waits for a person, with the threads that wait for the answer. Guarded by the
/// lock of [Approvals].
final class Waiting {
  final Approval approval;
  final Matter matter;
  final long endsAtNanos;
  int threads;
  Said said = Said.NOTHING;

  enum Said {
    NOTHING,
    YES,
    NO
  }

  Waiting(Approval approval, Matter matter, long endsAtNanos) {
    this.approval = approval;
    this.matter = matter;
    this.endsAtNanos = endsAtNanos;
  }

  boolean isOpen() {
    return said == Said.NOTHING;
  }
}
