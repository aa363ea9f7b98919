package rekindle.cli.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import rekindle.cli.practice.UsualImage;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.NameKey;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.phone.Phone;
import rekindle.phone.Speed;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Handler;
import rekindle.station.dashboard.Problem;
import rekindle.station.dashboard.Routes;
import tools.jackson.databind.json.JsonMapper;

/// Virtual phones over HTTP: take one, press its keys, pull its plug, watch it.
///
/// ```
/// POST   /api/v1/practice?model=snom870&speed=10     take a phone with broken firmware (201)
/// GET    /api/v1/practice, /api/v1/practice/{id}     look at them
/// GET    /api/v1/practice/{id}/events                watch it (server-sent events)
/// POST   /api/v1/practice/{id}/plug/in|out           the power
/// POST   /api/v1/practice/{id}/keys/{key}/press|down|up
/// DELETE /api/v1/practice/{id}                       put it away
/// POST   /api/v1/practice/image?model=snom870        make and publish a practice image (201)
/// ```
final class PracticeApi {
  private static final String PHONES = "/api/v1/practice";
  private static final String PHONE = PHONES + "/{id}";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A stream says something at least this often, so that neither end takes the other for gone.
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /// The most changes that a stream tells in a second: what only fills a bar is left out.
  private static final Duration BETWEEN = Duration.ofMillis(40);

  private static final double FASTEST = 1_000;

  private final Catalogue catalogue;
  private final PracticeRoom room;
  private final ImageStore images;

  PracticeApi(Catalogue catalogue, PracticeRoom room, ImageStore images) {
    this.catalogue = catalogue;
    this.room = room;
    this.images = images;
  }

  void add(Routes routes) {
    routes
        .get(PHONES, _ -> json(200, room.views()))
        .post(PHONES, this::take)
        .post(PHONES + "/image", this::publish)
        .get(
            PHONE,
            asked -> room.view(id(asked)).map(view -> json(200, view)).orElseGet(PracticeApi::gone))
        .delete(PHONE, asked -> room.putAway(id(asked)) ? Given.nothing() : gone())
        .get(PHONE + "/events", this::events)
        .post(PHONE + "/plug/in", with(BrowserPhone::plugIn))
        .post(PHONE + "/plug/out", with(BrowserPhone::unplug))
        .post(PHONE + "/keys/{key}/press", withKey(BrowserPhone::press))
        .post(PHONE + "/keys/{key}/down", withKey(BrowserPhone::keyDown))
        .post(PHONE + "/keys/{key}/up", withKey(BrowserPhone::keyUp));
  }

  private Given take(Asked asked) throws IOException {
    Optional<Model> model = model(asked);
    Optional<Speed> speed = speed(asked.query("speed").orElse("1"));
    if (model.isEmpty()) {
      return noSuchPhone();
    } else if (speed.isEmpty()) {
      return Problem.of(
              422,
              "The speed is no number from 0 to %,.0f.".formatted(FASTEST),
              "1 is real time, 10 ten times faster, 0 as fast as it goes.")
          .json();
    }
    return room.take(model.get(), speed.get())
        .flatMap(room::view)
        .map(view -> json(201, view).with("Location", PHONES + "/" + view.id()))
        .orElseGet(PracticeApi::tableIsFull);
  }

  /// Only where nothing is published: a practice image must never take a real one's place.
  private Given publish(Asked asked) throws IOException {
    Optional<Model> model = model(asked);
    if (model.isEmpty()) {
      return noSuchPhone();
    }
    Optional<String> taken = published(model.get());
    if (taken.isPresent()) {
      return Problem.of(
              409,
              "An image is published as %s already; it stays.".formatted(taken.get()),
              "practise with it, or withdraw it first (DELETE /api/v1/images/NAME).")
          .json();
    }
    PracticeImage image = UsualImage.publish(model.get(), images);
    return json(
        201,
        Map.of(
            "model", model.get().id(),
            "names", model.get().allRecoveryNames(),
            "sizeBytes", image.sizeBytes()));
  }

  private Optional<String> published(Model model) throws IOException {
    Set<NameKey> names =
        model.allRecoveryNames().stream().map(NameKey::of).collect(Collectors.toSet());
    return images.publications().stream()
        .map(Published::name)
        .filter(name -> names.contains(NameKey.of(name)))
        .findFirst();
  }

  /// The model that was named, if there is a virtual phone of it.
  private Optional<Model> model(Asked asked) {
    return asked.query("model").flatMap(catalogue::find).filter(Phone::canPlay);
  }

  private static Given noSuchPhone() {
    return Problem.of(
            422,
            "There is no virtual phone of that model.",
            "name another one with ?model=; GET /api/v1/models lists them. Models without display"
                + " and keys, and those that are not recovered by a boot loader, cannot be played.")
        .json();
  }

  private static Optional<Speed> speed(String text) {
    boolean number = text.matches("\\d{1,4}(\\.\\d{1,3})?");
    return Optional.of(text)
        .filter(_ -> number)
        .map(Double::parseDouble)
        .filter(factor -> factor <= FASTEST)
        .map(Speed::new);
  }

  private static Given tableIsFull() {
    return Problem.of(
            503,
            "All %d virtual phones are in use.".formatted(PracticeRoom.MOST),
            "put one away (DELETE /api/v1/practice/ID); one that nobody looks at for %d minutes"
                    .formatted(PracticeRoom.FORGOTTEN_AFTER.toMinutes())
                + " makes room by itself.")
        .json();
  }

  private Handler with(Consumer<BrowserPhone> deed) {
    return asked -> {
      Optional<BrowserPhone> phone = room.find(id(asked));
      phone.ifPresent(deed);
      return phone.isPresent() ? Given.nothing() : gone();
    };
  }

  private Handler withKey(BiConsumer<BrowserPhone, Key> deed) {
    return asked -> {
      Optional<Key> key = KeyWord.read(asked.parameter("key"));
      return key.isEmpty()
          ? noSuchKey()
          : with(phone -> deed.accept(phone, key.get())).handle(asked);
    };
  }

  private Given events(Asked asked) {
    String id = id(asked);
    return room.find(id).isEmpty()
        ? gone()
        : new Given.Stream(
            200, "text/event-stream", Map.of("Cache-Control", "no-store"), out -> tell(id, out));
  }

  /// Tells what is to be seen, again and again, until the phone is put away or nobody listens.
  private void tell(String id, OutputStream out) throws IOException, InterruptedException {
    long known = -1;
    for (Optional<BrowserPhone> phone = room.find(id); phone.isPresent(); phone = room.find(id)) {
      Optional<PhoneLive> live = phone.get().liveAfter(known, SILENCE);
      if (live.isPresent()) {
        known = live.get().version();
        say(out, "event: phone\ndata: %s\n\n".formatted(JSON.writeValueAsString(live.get())));
        phone.get().rest(BETWEEN);
      } else {
        say(out, ": still here\n\n");
      }
    }
    say(out, "event: gone\ndata: {}\n\n");
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String id(Asked asked) {
    return asked.parameter("id");
  }

  private static Given json(int status, Object value) {
    return Given.json(status, JSON.writeValueAsString(value));
  }

  private static Given gone() {
    return Problem.of(
            404,
            "There is no such virtual phone; perhaps it was put away.",
            "take a fresh one (POST /api/v1/practice?model=MODEL).")
        .json();
  }

  private static Given noSuchKey() {
    return Problem.of(
            404,
            "There is no such key.",
            "the phone's own description (GET /api/v1/practice/ID) lists its keys.")
        .json();
  }
}
