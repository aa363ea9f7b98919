package rekindle.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.TransferId;
import rekindle.station.board.Board;
import rekindle.station.board.LiveTransfer;
import rekindle.station.desk.Approvals;
import rekindle.station.desk.Callers;
import rekindle.station.desk.Deliveries;
import rekindle.station.desk.Drops;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Neighbours;
import rekindle.station.desk.Reception;
import rekindle.station.desk.Rule;
import rekindle.station.desk.Rules;
import rekindle.station.desk.TransferNumbers;
import rekindle.station.disk.RulesFile;
import rekindle.station.ftp.FtpFront;
import rekindle.station.http.HttpFront;
import rekindle.tftp.wire.Inbox;
import rekindle.tftp.wire.ServerOptions;
import rekindle.tftp.wire.TftpServer;
import rekindle.tftp.wire.Tuning;

/// A station at work: hands published images to phones and writes down what happens.
///
/// ```
/// phone -> TftpServer -> TftpDesk -------+
/// phone -> HttpFront, FtpFront ----------+--> ImageDesk -> ImageStore    which image answers
///              |                Callers -+                              who asks
///              |           Rules, Approvals -+                           whether it may
///              +--> TftpLedger, Deliveries --> Newsroom --> Scribe --> Journal --> Board
///                                                  +--> Lookout: who runs again
///                                                  +--> whoever watches
/// ```
///
/// Several stations may share one data directory: the store and the journal allow it, and each
/// opens ports of its own. The image store and the journal belong to the caller and stay open.
public final class Station implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Station.class);

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration EACH = Duration.ofSeconds(1);
  private static final Duration MORE_PATIENCE = Duration.ofSeconds(10);

  private final String run;
  private final Newsroom news;
  private final Approvals approvals;
  private final Rules rules;
  private final TftpLedger ledger;
  private final Deliveries deliveries;
  private final ExecutorService threads;
  private final ScheduledExecutorService watch;
  private final TftpServer tftp;
  private final Optional<HttpFront> http;
  private final Optional<FtpFront> ftp;

  private Station(
      String run,
      Newsroom news,
      Approvals approvals,
      Rules rules,
      TftpLedger ledger,
      Deliveries deliveries,
      ExecutorService threads,
      Fronts fronts) {
    this.run = run;
    this.news = news;
    this.approvals = approvals;
    this.rules = rules;
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
  /// @throws rekindle.station.disk.RulesException if the file of the rules cannot be read; nothing
  ///   is opened then
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
    Rules rules = rules(options.rules());
    var approvals = new Approvals(rules, otherwise(options.serving()), options.permission(), CLOCK);
    String run = TransferId.run(CLOCK.instant(), ProcessHandle.current().pid());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    Newsroom news =
        Newsroom.open(journal, catalogue, approvals, threads, options.lookout(), watcher);
    var numbers = new TransferNumbers(run);
    var callers = new Callers(catalogue, neighbours);
    var ledger = new TftpLedger(numbers, callers, news, CLOCK);
    boolean serves = options.serving() != Serving.NONE;
    var desk = new ImageDesk(images, serves, options.strictModel(), approvals);
    var deliveries = new Deliveries(numbers, news::happened, CLOCK, options.patience());
    var drops = new Drops(news::happened, CLOCK);
    var reception = new Reception(desk, callers, deliveries, drops, news.sightings());
    var tftpDesk = new TftpDesk(desk, inbox, ledger, threads);
    try {
      ServerOptions tftp = patient(options);
      Fronts fronts =
          Fronts.open(
              options,
              desk,
              reception,
              deliveries,
              drops,
              () -> TftpServer.open(tftp, tftpDesk, ledger));
      var station = new Station(run, news, approvals, rules, ledger, deliveries, threads, fronts);
      station.begin(options.version(), images);
      return station;
    } catch (IOException | RuntimeException failure) {
      threads.shutdownNow();
      news.close();
      throw failure;
    }
  }

  private void begin(String version, ImageStore images) {
    ledger.bytesAcknowledged(tftp::bytesAcknowledged);
    board().transfersAre(this::transfers);
    news.happened(new Event.StationStarted(CLOCK.instant(), run, version));
    threads.execute(() -> verify(images));
    long eachMillis = EACH.toMillis();
    var _ = watch.scheduleAtFixedRate(this::watch, eachMillis, eachMillis, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      deliveries.watch();
      news.look();
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
                .flatMap(
                    open -> ledger.idOf(open.id()).map(id -> LiveTransfer.of(id, open)).stream()),
            deliveries.open().stream().map(LiveTransfer::of))
        .toList();
  }

  /// What can be seen now.
  public Board board() {
    return news.board();
  }

  /// The requests that wait for a person.
  public Approvals approvals() {
    return approvals;
  }

  /// Whose requests are allowed, asked about, denied.
  public Rules rules() {
    return rules;
  }

  /// Tells open transfers that it ends, and writes the last events. Takes five seconds at most: two
  /// for the servers, which are stopped at the same time, and two for the journal.
  @Override
  public void close() {
    ledger.closing();
    watch.shutdownNow();
    approvals.close();
    deliveries.close();
    try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
      stopping.execute(tftp::close);
      http.ifPresent(front -> stopping.execute(front::close));
      ftp.ifPresent(front -> stopping.execute(front::close));
    }
    news.lookNoMore();
    threads.shutdownNow();
    news.happened(new Event.StationStopped(CLOCK.instant(), run));
    news.close();
  }

  private static Rules rules(Optional<Path> file) throws IOException {
    return file.isEmpty() ? Rules.inMemory() : Rules.on(new RulesFile(file.get()));
  }

  private static Rule.Verdict otherwise(Serving serving) {
    return switch (serving) {
      case ALL -> Rule.Verdict.ALLOW;
      case ASK -> Rule.Verdict.ASK;
      case NONE -> Rule.Verdict.DENY;
    };
  }

  /// The server must not lose patience before the person's time is over.
  private static ServerOptions patient(StationOptions options) {
    Duration needed = options.permission().plus(MORE_PATIENCE);
    Tuning tuning = options.tftp().tuning();
    return tuning.deskPatience().compareTo(needed) >= 0
        ? options.tftp()
        : options.tftp().withTuning(tuning.withDeskPatience(needed));
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
