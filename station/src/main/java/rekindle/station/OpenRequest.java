package rekindle.station;

import java.time.Instant;
import java.util.Optional;
import rekindle.firmware.Sha256;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;
import rekindle.station.desk.Call;

/// What the station knows about one request while it is open.
///
/// @param call who asks, recognised once; empty: an upload, which is not told to the journal
/// @param image the bytes that answer it; empty before it is answered
/// @param refusal why it is about to be refused; empty if the server refuses by itself
/// @param nearest the published name nearest to the one asked
/// @param heard whether the phone is known to have answered
/// @param silentSince since when it says nothing; empty while it talks
record OpenRequest(
    TransferId id,
    Endpoint phone,
    String name,
    Optional<Call> call,
    Optional<Sha256> image,
    Optional<Refusal> refusal,
    Optional<String> nearest,
    boolean heard,
    Optional<Instant> silentSince) {

  static OpenRequest download(TransferId id, Endpoint phone, String name, Call call) {
    return of(id, phone, name, Optional.of(call));
  }

  static OpenRequest upload(TransferId id, Endpoint phone, String name) {
    return of(id, phone, name, Optional.empty());
  }

  private static OpenRequest of(TransferId id, Endpoint phone, String name, Optional<Call> call) {
    return new OpenRequest(
        id,
        phone,
        name,
        call,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// Whether it is a recovery, or looks like one.
  boolean download() {
    return call.isPresent();
  }

  OpenRequest answeredWith(Sha256 bytes) {
    return new OpenRequest(
        id, phone, name, call, Optional.of(bytes), refusal, nearest, heard, silentSince);
  }

  OpenRequest refusedBecause(Refusal why, Optional<String> nearestName) {
    return new OpenRequest(
        id, phone, name, call, image, Optional.of(why), nearestName, heard, silentSince);
  }

  OpenRequest silentSince(Instant then) {
    return new OpenRequest(id, phone, name, call, image, refusal, nearest, true, Optional.of(then));
  }

  OpenRequest talking() {
    return new OpenRequest(id, phone, name, call, image, refusal, nearest, true, Optional.empty());
  }
}
