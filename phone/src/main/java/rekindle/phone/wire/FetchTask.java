package rekindle.phone.wire;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;

/// One download over TCP, under way on a thread of its own.
///
/// The thread waits while [#WAITING_NEWS] are not taken, so a slow phone holds the server up and
/// not this machine's memory.
final class FetchTask {
  static final int WAITING_NEWS = 16;

  private final BlockingQueue<FetchNews> news = new ArrayBlockingQueue<>(WAITING_NEWS);
  private final Runnable wakeUp;
  private final Thread thread;

  private FetchTask(Download download, Runnable wakeUp) {
    this.wakeUp = wakeUp;
    thread = Thread.ofVirtual().name("phone-fetch").unstarted(() -> download.run(this::tell));
  }

  /// Starts a download.
  ///
  /// @param bindAddress the local address to speak from; the wildcard address = any
  /// @param wakeUp called from the download's thread whenever there is news
  static FetchTask start(Fetch wanted, InetAddress bindAddress, Runnable wakeUp) {
    Download download =
        switch (wanted.protocol()) {
          case HTTP -> new HttpDownload(wanted, bindAddress);
          case FTP -> new FtpDownload(wanted, bindAddress);
          case TFTP -> throw new IllegalArgumentException("TFTP needs no connection");
        };
    var task = new FetchTask(download, wakeUp);
    task.thread.start();
    return task;
  }

  /// The oldest news that was not taken yet; empty if there is none.
  Optional<FetchNews> next() {
    return Optional.ofNullable(news.poll());
  }

  /// Ends the download: an interrupted virtual thread closes the socket it waits for.
  void cancel() {
    thread.interrupt();
  }

  private void tell(FetchNews item) throws InterruptedException {
    news.put(item);
    wakeUp.run();
  }
}
