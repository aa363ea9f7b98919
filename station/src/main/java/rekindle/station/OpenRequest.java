package rekindle.station;

import java.time.Instant;
import java.util.Optional;
import rekindle.firmware.Sha256;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;

/// What the station knows about one request while it is open.
///
/// @param download whether it is told to the journal: uploads are no recoveries
/// @param image the bytes that answer it; empty before it is answered
/// @param refusal why it is about to be refused; empty if the server refuses by itself
/// @param nearest the published name nearest to the one asked
/// @param heard whether the phone is known to have answered
/// @param silentSince since when it says nothing; empty while it talks
record OpenRequest(
    TransferId id,
    Endpoint phone,
    String name,
    boolean download,
    Optional<Sha256> image,
    Optional<Refusal> refusal,
    Optional<String> nearest,
    boolean heard,
    Optional<Instant> silentSince) {

  static OpenRequest of(TransferId id, Endpoint phone, String name, boolean download) {
    return new OpenRequest(
        id,
        phone,
        name,
        download,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  OpenRequest answeredWith(Sha256 bytes) {
    return new OpenRequest(
        id, phone, name, download, Optional.of(bytes), refusal, nearest, heard, silentSince);
  }

  OpenRequest refusedBecause(Refusal why, Optional<String> nearestName) {
    return new OpenRequest(
        id, phone, name, download, image, Optional.of(why), nearestName, heard, silentSince);
  }

  OpenRequest silentSince(Instant then) {
    return new OpenRequest(
        id, phone, name, download, image, refusal, nearest, true, Optional.of(then));
  }

  OpenRequest talking() {
    return new OpenRequest(
        id, phone, name, download, image, refusal, nearest, true, Optional.empty());
  }
}
