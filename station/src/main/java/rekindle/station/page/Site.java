package rekindle.station.page;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Examination;
import rekindle.firmware.Notice;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.ImageStore;
import rekindle.station.Serving;
import rekindle.station.Station;
import rekindle.station.api.Premises;
import rekindle.station.board.Board;
import rekindle.station.desk.Approvals;
import rekindle.station.desk.Rules;
import rekindle.station.shelf.Examining;

/// What the pages look at. They change nothing of it.
///
/// @param serving what happens to requests that no rule is about
/// @param doors where phones can ask, by protocol; a protocol that is not served is not there
/// @param troubles what is not open, and why
/// @param zone whose clock moments are told by
public record Site(
    Board board,
    Approvals approvals,
    Rules rules,
    ImageStore images,
    Catalogue catalogue,
    Examiner examiner,
    Serving serving,
    Supplier<Map<Protocol, List<InetSocketAddress>>> doors,
    Supplier<List<Notice>> troubles,
    InstantSource clock,
    ZoneId zone) {

  /// The same premises that the API works on.
  public static Site of(Premises premises) {
    Station station = premises.station();
    return new Site(
        station.board(),
        station.approvals(),
        station.rules(),
        premises.images(),
        premises.knowledge().catalogue(),
        (image, fileName) -> examination(premises, image, fileName),
        premises.serving(),
        () ->
            Map.of(
                Protocol.TFTP, station.tftpAddresses(),
                Protocol.HTTP, station.httpAddresses(),
                Protocol.FTP, station.ftpAddresses()),
        premises::notices,
        InstantSource.system(),
        premises.zone());
  }

  private static Optional<Examination> examination(Premises premises, Sha256 image, String fileName)
      throws IOException {
    Optional<Path> file = premises.images().file(image);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Examination.of(
                Examining.inspect(file.get()), fileName, Optional.empty(), premises.knowledge()));
  }

  /// Examines an image of the store.
  @FunctionalInterface
  public interface Examiner {
    /// What its bytes, its name and the catalogue tell.
    ///
    /// @param fileName what the file is called
    /// @return empty if the store has no such image
    Optional<Examination> examine(Sha256 image, String fileName) throws IOException;
  }
}
