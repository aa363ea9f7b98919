package rekindle.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import rekindle.cli.download.DownloadListener;
import rekindle.cli.download.Downloaded;
import rekindle.cli.download.Downloader;
import rekindle.cli.download.Limits;
import rekindle.cli.terminal.Amounts;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.cli.terminal.ProgressLine;
import rekindle.firmware.Notice;
import rekindle.firmware.VendorName;
import rekindle.firmware.disk.StoreException;
import rekindle.station.shelf.ImageAdding;

/// Brings an image from an address and adds it; what came stays on the disk until it is stored, so
/// that a broken download goes on with the next run.
final class ImageDownload {
  private final Console console;
  private final Path folder;
  private final ImageAdding adding;

  /// @param folder where downloads are kept until they are whole
  ImageDownload(Console console, Path folder, ImageAdding adding) {
    this.console = console;
    this.folder = folder;
    this.adding = adding;
  }

  /// Adds what the first of the addresses that has the file holds.
  ///
  /// @param addresses at least one, the likeliest first
  /// @throws Failure if none of them can be downloaded
  /// @throws StoreException if the store fails
  ImageAdding.Result from(List<URI> addresses) throws Failure, StoreException {
    Notice absent = new Notice("There is no address.", "", "");
    for (URI address : addresses) {
      try (var line = new ProgressLine(console, lastPart(address));
          var download = open(address, line)) {
        Downloaded downloaded = download.run();
        line.erase(); // What is said now shall not stand beside it.
        switch (downloaded) {
          case Downloaded.Absent(Notice reason) -> {
            absent = reason;
            download.discard();
          }
          case Downloaded.Failed(Notice reason) -> throw Failure.of(reason);
          case Downloaded.Complete complete -> {
            ImageAdding.Result result = add(complete, address);
            download.discard();
            return result;
          }
        }
      } catch (StoreException trouble) {
        throw trouble;
      } catch (IOException trouble) {
        throw Failure.of(
            "Cannot keep %s in %s: %s.".formatted(address, folder, Words.why(trouble)),
            "mend that and run the same command again.");
      }
    }
    throw Failure.of(absent);
  }

  private Downloader open(URI address, ProgressLine line) throws IOException {
    return Downloader.open(
        folder,
        address,
        Limits.FOR_IMAGES,
        "Rekindle/" + Version.number(),
        new DownloadListener() {
          @Override
          public void progress(long doneBytes, long wholeBytes) {
            line.show(doneBytes, wholeBytes);
          }

          @Override
          public void resumed(long doneBytes) {
            line.erase();
            console.err().printf("Going on after %s.%n", Amounts.bytes(doneBytes));
          }

          @Override
          public void brokeOff(String why, Duration pause) {
            line.erase();
            console
                .err()
                .printf("The download broke off: %s. Next try in %s.%n", why, Amounts.time(pause));
          }
        });
  }

  private ImageAdding.Result add(Downloaded.Complete complete, URI address) throws IOException {
    if (!complete.lengthKnown()) {
      console.tell(
          new Notice(
              "The server did not say how long %s is.".formatted(complete.from()),
              "It has %s bytes; whether that is all of it cannot be told."
                  .formatted(Amounts.exactly(complete.sizeBytes())),
              ""));
    }
    try (InputStream bytes =
        new BufferedInputStream(Files.newInputStream(complete.file()), 1 << 16)) {
      return adding.addDownloaded(bytes, fileName(address, complete.from()), address.toString());
    }
  }

  /// The name that says the most: the vendor's own if either address has it, otherwise that of the
  /// address that was asked for.
  private static String fileName(URI asked, URI from) {
    List<String> names =
        Stream.of(asked, from).map(ImageDownload::lastPart).filter(n -> !n.isEmpty()).toList();
    return names.stream()
        .filter(name -> VendorName.parse(name).isPresent())
        .findFirst()
        .orElseGet(() -> names.isEmpty() ? String.valueOf(asked.getHost()) : names.getFirst());
  }

  private static String lastPart(URI address) {
    String path = String.valueOf(address.getPath()).replaceAll("\\p{Cntrl}", "?");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
