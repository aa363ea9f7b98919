package rekindle.recovery;

/// Hears which recoveries an entry has changed, while it is applied: several for one entry, one of
/// them more than once.
public interface Changes {

  /// Nobody listens.
  Changes UNHEARD =
      new Changes() {
        @Override
        public void changed(long recoveryId) {}

        @Override
        public void gone(long recoveryId) {}
      };

  /// A recovery began, or its story goes on.
  void changed(long recoveryId);

  /// A recovery turned out to be part of another one, or was forgotten because there are too many.
  void gone(long recoveryId);
}
