package rekindle.trials.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import rekindle.cli.browser.PracticeAnnex;
import rekindle.cli.browser.PracticePlace;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Examination;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.PublishedSums;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.SqliteJournal;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.StationOptions;
import rekindle.station.api.Api;
import rekindle.station.api.Premises;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.dashboard.Routes;
import rekindle.station.page.Pages;
import rekindle.station.page.Site;
import rekindle.tftp.wire.ServerOptions;
import rekindle.trials.Program;

/// A station with its dashboard in this process, on any free ports of 127.0.0.1.
final class Bench implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();

  private final ImageStore images;
  private final Journal journal;
  private final Station station;
  private final PracticeAnnex practice;
  private final Dashboard dashboard;
  private final List<Process> phones = new ArrayList<>();

  private Bench(
      ImageStore images,
      Journal journal,
      Station station,
      PracticeAnnex practice,
      Dashboard dashboard) {
    this.images = images;
    this.journal = journal;
    this.station = station;
    this.practice = practice;
    this.dashboard = dashboard;
  }

  static Bench open(Path data, Serving serving) {
    return open(data, serving, _ -> {}, UnaryOperator.identity());
  }

  /// @param before writes into the journal before the station does
  static Bench open(
      Path data, Serving serving, Consumer<Journal> before, UnaryOperator<StationOptions> more) {
    try {
      ImageStore images = ImageStore.open(data, _ -> {});
      Journal journal = SqliteJournal.open(data);
      before.accept(journal);
      var tftp = ServerOptions.DEFAULTS.withBind(List.of(LOOPBACK)).withPort(0);
      var options =
          new StationOptions(tftp, serving, Optional.empty(), "trial")
              .withHttpPort(0)
              .withFtpPort(0);
      Station station = Station.open(more.apply(options), CATALOGUE, images, journal, _ -> {});
      var knowledge = new Examination.Knowledge(CATALOGUE, PublishedSums.NONE);
      var premises =
          new Premises(
              station, images, knowledge, serving, List.of(), "trial", ZoneId.systemDefault());
      var pages = new Pages(Site.of(premises), List.of(PracticeAnnex.NAVIGATION));
      var practice = new PracticeAnnex(PracticePlace.of(station), CATALOGUE, images, pages::frame);
      Routes routes = practice.add(pages.add(Api.routes(premises)));
      Dashboard dashboard = Dashboard.open(DashboardOptions.loopback(0), routes, pages);
      return new Bench(images, journal, station, practice, dashboard);
    } catch (IOException | JournalException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// The address of a page.
  String at(String path) {
    return dashboard.base() + path.substring(1);
  }

  Station station() {
    return station;
  }

  ImageStore images() {
    return images;
  }

  /// Publishes a practice image under the model's recovery names.
  void publish(String model, int sizeBytes) {
    try (InputStream bytes = image(model, sizeBytes).stream()) {
      Adding added = images.add(bytes, model + ".bin", Admission.anything());
      images.publish(
          added.inspection().sha256(),
          CATALOGUE.find(model).orElseThrow().allRecoveryNames(),
          model);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static PracticeImage image(String model, int sizeBytes) {
    return PracticeImage.make(CATALOGUE.find(model).orElseThrow(), sizeBytes, "8.7.5.35", 7);
  }

  /// A virtual phone on its way to this station, with nobody's help.
  Process phone(String model, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "phone",
                model,
                "--auto",
                "--server",
                "127.0.0.1",
                "--tftp-port",
                port(station.tftpAddresses()),
                "--http-port",
                port(station.httpAddresses()),
                "--ftp-port",
                port(station.ftpAddresses())));
    arguments.addAll(List.of(more));
    try {
      Process phone =
          new ProcessBuilder(Program.rekindleCommand(List.of(), arguments.toArray(String[]::new)))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      phones.add(phone);
      return phone;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Waits for a phone's end.
  static int exitCode(Process phone) throws InterruptedException {
    if (!phone.waitFor(Duration.ofSeconds(60))) {
      throw new AssertionError("the phone does not end");
    }
    return phone.exitValue();
  }

  private static String port(List<InetSocketAddress> addresses) {
    return String.valueOf(addresses.getFirst().getPort());
  }

  @Override
  public void close() throws JournalException {
    phones.forEach(Process::destroyForcibly);
    dashboard.close();
    practice.close();
    station.close();
    images.close();
    journal.close();
  }
}
