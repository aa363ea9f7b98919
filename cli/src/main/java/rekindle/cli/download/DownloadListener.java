package rekindle.cli.download;

import java.time.Duration;

/// Hears how a download gets on. Called by the thread that waits for it.
public interface DownloadListener {
  /// Bytes have come.
  ///
  /// @param wholeBytes below 0 where the server does not say
  void progress(long doneBytes, long wholeBytes);

  /// The download goes on where an earlier one broke off.
  void resumed(long doneBytes);

  /// It broke off and is tried again after a pause.
  ///
  /// @param why a part of a sentence
  void brokeOff(String why, Duration pause);
}
