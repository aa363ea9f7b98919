package rekindle.station;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.firmware.disk.ImageStore;
import rekindle.recovery.Event;
import rekindle.tftp.wire.PortRange;
import rekindle.tftp.wire.ServerOptions;

/// A station on the loopback with all three front ends and one image, `snom320.bin`.
public final class OpenStation implements AutoCloseable {
  public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ImageStore images;
  private final Station station;
  private final byte[] bytes;
  private final Sha256 sum;
  private final BlockingQueue<Event> events;

  private OpenStation(
      ImageStore images, Station station, byte[] bytes, Sha256 sum, BlockingQueue<Event> events) {
    this.images = images;
    this.station = station;
    this.bytes = bytes;
    this.sum = sum;
    this.events = events;
  }

  /// A station with options of the test's own.
  ///
  /// @param more changes the options
  public static OpenStation open(
      Path data, int sizeBytes, PortRange ports, UnaryOperator<StationOptions> more)
      throws IOException {
    ImageStore images = ImageStore.open(data, _ -> {});
    PracticeImage image = PracticeImage.make("snom320", sizeBytes, "1.0", 1);
    byte[] bytes = image.stream().readAllBytes();
    Adding added = images.add(image.stream(), "snom320.bin", Admission.anything());
    images.publish(added.inspection().sha256(), List.of("snom320.bin"), "snom320");
    ServerOptions tftp =
        ServerOptions.DEFAULTS.withBind(List.of(LOOPBACK)).withPort(0).withTransferPorts(ports);
    var options =
        new StationOptions(tftp, Serving.ALL, Optional.empty(), "test")
            .withHttpPort(0)
            .withFtpPort(0);
    var events = new LinkedBlockingQueue<Event>();
    Station station =
        Station.open(
            more.apply(options), CatalogueReader.builtIn(), images, new FakeJournal(), events::add);
    return new OpenStation(images, station, bytes, added.inspection().sha256(), events);
  }

  public static OpenStation open(Path data, int sizeBytes) throws IOException {
    return open(data, sizeBytes, PortRange.ANY, UnaryOperator.identity());
  }

  public InetSocketAddress http() {
    return station.httpAddresses().getFirst();
  }

  public InetSocketAddress ftp() {
    return station.ftpAddresses().getFirst();
  }

  public ImageStore images() {
    return images;
  }

  public Station station() {
    return station;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public Sha256 sum() {
    return sum;
  }

  /// The next event of this type; others before it are skipped.
  public <E extends Event> E next(Class<E> type) throws InterruptedException {
    while (true) {
      Event event = events.poll(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new AssertionError("no " + type.getSimpleName());
      } else if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  @Override
  public void close() {
    station.close();
    images.close();
  }
}
