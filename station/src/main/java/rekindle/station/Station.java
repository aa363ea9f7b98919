package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Catalogue;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.TransferId;
import rekindle.recovery.disk.Scribe;
import rekindle.tftp.wire.Inbox;
import rekindle.tftp.wire.TftpServer;

/// A station at work: hands published images to phones and writes down what happens.
///
/// ```
/// phone -> TftpServer -> TftpDesk -> ImageStore        which image answers
///              |            |
///              +--> TftpLedger --> EventSink --> Scribe --> Journal
///                                      +--> whoever watches
/// ```
///
/// Several stations may share one data directory: the store and the journal allow it, and each
/// opens ports of its own. The image store and the journal belong to the caller and stay open.
public final class Station implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Station.class);

  private final String run;
  private final Scribe scribe;
  private final EventSink events;
  private final TftpLedger ledger;
  private final ExecutorService threads;
  private final TftpServer tftp;

  private Station(
      String run,
      Scribe scribe,
      EventSink events,
      TftpLedger ledger,
      ExecutorService threads,
      TftpServer tftp) {
    this.run = run;
    this.scribe = scribe;
    this.events = events;
    this.ledger = ledger;
    this.threads = threads;
    this.tftp = tftp;
  }

  /// Opens the servers.
  ///
  /// @param watcher hears every event, besides the journal
  /// @throws rekindle.tftp.wire.CannotOpenException if a port cannot be opened; nothing stays open
  /// @throws IOException if the inbox cannot be made
  public static Station open(
      StationOptions options,
      Catalogue catalogue,
      ImageStore images,
      Journal journal,
      EventSink watcher)
      throws IOException {
    Optional<Inbox> inbox = inbox(options.inbox());
    String run = TransferId.run(Instant.now(), ProcessHandle.current().pid());
    Scribe scribe = Scribe.start(journal, new JournalNews());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    EventSink events = watcher.after(scribe::record);
    var ledger = new TftpLedger(run, catalogue, events, Clock.systemUTC());
    var desk = new TftpDesk(images, options.serving(), inbox, ledger, threads);
    try {
      TftpServer tftp = TftpServer.open(options.tftp(), desk, ledger);
      var station = new Station(run, scribe, events, ledger, threads, tftp);
      ledger.bytesAcknowledged(station::acknowledgedBytes);
      events.happened(new Event.StationStarted(Instant.now(), run, options.version()));
      threads.execute(() -> verify(images));
      return station;
    } catch (IOException | RuntimeException failure) {
      threads.shutdownNow();
      close(scribe);
      throw failure;
    }
  }

  /// The addresses and ports on which phones can ask by TFTP.
  public List<InetSocketAddress> tftpAddresses() {
    return tftp.addresses();
  }

  /// The transfers that run just now.
  public List<LiveTransfer> transfers() {
    return tftp.openTransfers().stream()
        .map(
            open ->
                new LiveTransfer(
                    ledger.idOf(open.id()),
                    Endpoint.of(open.peer()),
                    open.request().fileName(),
                    open.bytes(),
                    open.sizeBytes(),
                    open.retransmittedBlocks(),
                    open.silentFor()))
        .toList();
  }

  /// Tells open transfers that it ends, and writes the last events. Takes five seconds at most.
  @Override
  public void close() {
    ledger.closing();
    tftp.close();
    threads.shutdownNow();
    events.happened(new Event.StationStopped(Instant.now(), run));
    close(scribe);
  }

  /// A journal that cannot be written stops nobody, but what it lacks is said.
  private static void close(Scribe scribe) {
    try {
      scribe.close();
    } catch (JournalException incomplete) {
      log.warn("{}", incomplete.notice().text());
    }
  }

  private long acknowledgedBytes(long transfer) {
    return tftp.openTransfers().stream()
        .filter(open -> open.id() == transfer)
        .mapToLong(open -> open.bytes())
        .findFirst()
        .orElse(0);
  }

  private static Optional<Inbox> inbox(Optional<Path> folder) throws IOException {
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(Inbox.open(folder.get(), StationOptions.INBOX_QUOTA_BYTES));
  }

  /// Reads every image once, so that the first phone does not wait for it.
  private static void verify(ImageStore images) {
    try {
      images.verify();
    } catch (IOException failure) {
      log.warn("The images could not be verified; each will be before it is served", failure);
    }
  }
}
