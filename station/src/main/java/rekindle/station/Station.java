package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import rekindle.station.desk.Callers;
import rekindle.station.desk.Deliveries;
import rekindle.station.desk.Delivery;
import rekindle.station.desk.Drops;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Neighbours;
import rekindle.station.desk.TransferNumbers;
import rekindle.station.ftp.FtpFront;
import rekindle.station.http.HttpFront;
import rekindle.tftp.wire.Inbox;
import rekindle.tftp.wire.OpenTransfer;
import rekindle.tftp.wire.TftpServer;

/// A station at work: hands published images to phones and writes down what happens.
///
/// ```
/// phone -> TftpServer -> TftpDesk -------+
/// phone -> HttpFront, FtpFront ----------+--> ImageDesk -> ImageStore    which image answers
///              |                Callers -+                              who asks
///              +--> TftpLedger, Deliveries --> EventSink --> Scribe --> Journal
///                                                  +--> whoever watches
/// ```
///
/// Several stations may share one data directory: the store and the journal allow it, and each
/// opens ports of its own. The image store and the journal belong to the caller and stay open.
public final class Station implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Station.class);

  private static final Duration EACH = Duration.ofSeconds(1);

  private final String run;
  private final Scribe scribe;
  private final EventSink events;
  private final TftpLedger ledger;
  private final Deliveries deliveries;
  private final ExecutorService threads;
  private final ScheduledExecutorService watch;
  private final TftpServer tftp;
  private final Optional<HttpFront> http;
  private final Optional<FtpFront> ftp;

  private Station(
      String run,
      Scribe scribe,
      EventSink events,
      TftpLedger ledger,
      Deliveries deliveries,
      ExecutorService threads,
      Fronts fronts) {
    this.run = run;
    this.scribe = scribe;
    this.events = events;
    this.ledger = ledger;
    this.deliveries = deliveries;
    this.threads = threads;
    this.tftp = fronts.tftp();
    this.http = fronts.http();
    this.ftp = fronts.ftp();
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("station-watch").factory());
  }

  /// Opens the servers.
  ///
  /// @param watcher hears every event, besides the journal
  /// @throws rekindle.tftp.wire.CannotOpenException if a UDP port cannot be opened; nothing stays
  ///   open
  /// @throws rekindle.station.desk.CannotListenException if a TCP port cannot be opened; nothing
  ///   stays open
  /// @throws IOException if the inbox cannot be made
  public static Station open(
      StationOptions options,
      Catalogue catalogue,
      ImageStore images,
      Journal journal,
      EventSink watcher)
      throws IOException {
    return open(options, catalogue, images, journal, watcher, new Neighbours());
  }

  static Station open(
      StationOptions options,
      Catalogue catalogue,
      ImageStore images,
      Journal journal,
      EventSink watcher,
      Neighbours neighbours)
      throws IOException {
    Optional<Inbox> inbox = inbox(options.inbox());
    String run = TransferId.run(Instant.now(), ProcessHandle.current().pid());
    Scribe scribe = Scribe.start(journal, new JournalNews());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    EventSink events = watcher.after(scribe::record);
    var numbers = new TransferNumbers(run);
    var callers = new Callers(catalogue, neighbours);
    var ledger = new TftpLedger(numbers, callers, events, Clock.systemUTC());
    var desk = new ImageDesk(images, options.serving() == Serving.ALL, options.strictModel());
    var deliveries =
        new Deliveries(numbers, events::happened, Clock.systemUTC(), options.patience());
    try {
      var fronts =
          Fronts.open(
              options,
              desk,
              callers,
              deliveries,
              new Drops(events::happened, Clock.systemUTC()),
              () ->
                  TftpServer.open(
                      options.tftp(), new TftpDesk(desk, inbox, ledger, threads), ledger));
      var station = new Station(run, scribe, events, ledger, deliveries, threads, fronts);
      station.begin(options.version(), images);
      return station;
    } catch (IOException | RuntimeException failure) {
      threads.shutdownNow();
      close(scribe);
      throw failure;
    }
  }

  private void begin(String version, ImageStore images) {
    ledger.bytesAcknowledged(this::acknowledgedBytes);
    events.happened(new Event.StationStarted(Instant.now(), run, version));
    threads.execute(() -> verify(images));
    long eachMillis = EACH.toMillis();
    var _ = watch.scheduleAtFixedRate(this::watch, eachMillis, eachMillis, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      deliveries.watch();
      http.ifPresent(HttpFront::watch);
      ftp.ifPresent(FtpFront::watch);
    } catch (RuntimeException failure) {
      // A task that throws once is never run again.
      log.error("Looking after connections failed; it is done again in a second", failure);
    }
  }

  /// The addresses and ports on which phones can ask by TFTP.
  public List<InetSocketAddress> tftpAddresses() {
    return tftp.addresses();
  }

  /// The addresses and ports on which phones can ask by HTTP; none where HTTP is not served.
  public List<InetSocketAddress> httpAddresses() {
    return http.map(HttpFront::addresses).orElse(List.of());
  }

  /// The addresses and ports on which phones can ask by FTP; none where FTP is not served.
  public List<InetSocketAddress> ftpAddresses() {
    return ftp.map(FtpFront::addresses).orElse(List.of());
  }

  /// The transfers that run just now, by whatever protocol.
  public List<LiveTransfer> transfers() {
    return Stream.concat(
            tftp.openTransfers().stream()
                .flatMap(open -> ledger.idOf(open.id()).map(id -> live(id, open)).stream()),
            deliveries.open().stream().map(Station::live))
        .toList();
  }

  private static LiveTransfer live(TransferId id, OpenTransfer open) {
    return new LiveTransfer(
        id,
        Endpoint.of(open.peer()),
        open.request().fileName(),
        open.bytes(),
        open.sizeBytes(),
        open.retransmittedBlocks(),
        open.silentFor());
  }

  private static LiveTransfer live(Delivery open) {
    return new LiveTransfer(
        open.id(),
        open.question().phone(),
        open.question().name(),
        open.bytes(),
        open.sizeBytes(),
        0,
        open.silentFor());
  }

  /// Tells open transfers that it ends, and writes the last events. Takes five seconds at most: two
  /// for the servers, which are stopped at the same time, and two for the journal.
  @Override
  public void close() {
    ledger.closing();
    watch.shutdownNow();
    deliveries.close();
    try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
      stopping.execute(tftp::close);
      http.ifPresent(front -> stopping.execute(front::close));
      ftp.ifPresent(front -> stopping.execute(front::close));
    }
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
