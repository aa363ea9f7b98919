package rekindle.station.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.Examination;
import rekindle.firmware.Model;
import rekindle.firmware.NameKey;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.Stored;
import rekindle.firmware.disk.Undone;
import rekindle.recovery.PeerText;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.AddedReport;
import rekindle.station.report.ChangeReport;
import rekindle.station.report.ImageReport;
import rekindle.station.report.Json;
import rekindle.station.report.RemovalReport;
import rekindle.station.report.RemovedReport;
import rekindle.station.report.VerdictReport;
import rekindle.station.shelf.Examining;
import rekindle.station.shelf.ImageAdding;

/// The image store.
final class ImageRoutes {
  private static final int LONGEST_FILE_NAME = 255;
  private static final String UNNAMED = "the file";
  private static final String UPLOAD = "upload.bin";

  private final ImageStore images;
  private final Examination.Knowledge knowledge;
  private final Uploads uploads;

  private ImageRoutes(Premises premises) {
    this.images = premises.images();
    this.knowledge = premises.knowledge();
    this.uploads = new Uploads(images);
  }

  static Routes of(Premises premises) {
    var routes = new ImageRoutes(premises);
    return new Routes()
        .get("/api/v1/images", _ -> routes.list())
        .post("/api/v1/images", routes::add)
        .get("/api/v1/images/removed", _ -> routes.removed())
        .post("/api/v1/images/undo", routes::undo)
        .get("/api/v1/images/{image}", routes::one)
        .delete("/api/v1/images/{image}", routes::remove)
        .get("/api/v1/images/{image}/check", routes::check)
        .post("/api/v1/images/{image}/publish", routes::publish)
        .post("/api/v1/images/{image}/restore", routes::restore);
  }

  private Given list() throws IOException {
    return Api.json(images.images().stream().map(ImageReport::of).toList());
  }

  private Given removed() throws IOException {
    return Api.json(images.removed().stream().map(RemovedReport::of).toList());
  }

  private Given one(Asked asked) throws IOException {
    return stored(asked)
        .map(found -> Api.json(ImageReport.of(found)))
        .orElseGet(() -> Unknown.image(asked.parameter("image")));
  }

  private Given add(Asked asked) throws IOException {
    return withModel(
        asked,
        named -> uploads.receive(asked, bytes -> answer(adding(asked, named), bytes, asked)));
  }

  private ImageAdding adding(Asked asked, Optional<Model> named) {
    boolean publishing = asked.query("publish").filter(text -> text.equals("false")).isEmpty();
    return new ImageAdding(
        images,
        knowledge,
        named,
        as(asked),
        asked.query("sha256").flatMap(Sha256::parse),
        ImageAdding.Asking.nobody(),
        publishing);
  }

  private Given answer(ImageAdding adding, InputStream bytes, Asked asked) throws IOException {
    String name = fileName(asked);
    return switch (adding.add(bytes, name, name)) {
      case ImageAdding.Result.Done done -> {
        ImageReport image = ImageReport.of(done.added().image(), done.published());
        VerdictReport verdict = VerdictReport.of(name, done.examination());
        var report = new AddedReport(image, done.added().alreadyThere(), verdict);
        yield Given.json(201, Json.line(report))
            .with("Location", "/api/v1/images/" + image.sha256());
      }
      case ImageAdding.Result.Refused(var why, Notice reason, Optional<Model> likely) ->
          switch (why) {
            case UNFIT, WRONG_SUM -> Problem.of(422, reason).json();
            case MODEL_UNKNOWN, MODEL_STRANGE -> modelMissing(reason, likely);
          };
    };
  }

  private static Given modelMissing(Notice reason, Optional<Model> likely) {
    String like = likely.map(one -> "; it has the size of an image for " + one.id()).orElse("");
    return Problem.of(
            422,
            reason.what() + " " + reason.stillWorks(),
            "send it again with ?model=MODEL" + like)
        .json();
  }

  private Given check(Asked asked) throws IOException {
    Optional<Stored> stored = stored(asked);
    Optional<Path> file =
        stored.isPresent() ? images.file(stored.get().image().sha256()) : Optional.empty();
    if (file.isEmpty()) {
      return Unknown.image(asked.parameter("image"));
    }
    String name = stored.get().image().fileName();
    return withModel(
        asked,
        named ->
            Api.json(
                VerdictReport.of(
                    name.isEmpty() ? UNNAMED : name,
                    Examination.of(Examining.inspect(file.get()), name, named, knowledge))));
  }

  private Given publish(Asked asked) throws IOException {
    Optional<Stored> stored = stored(asked);
    if (stored.isEmpty()) {
      return Unknown.image(asked.parameter("image"));
    }
    return withModel(
        asked, named -> publish(stored.get(), meant(stored.get(), named, asked), asked));
  }

  private Given publish(Stored stored, Optional<Model> meant, Asked asked) throws IOException {
    List<String> names =
        as(asked)
            .map(List::of)
            .orElseGet(() -> meant.map(Model::allRecoveryNames).orElse(List.of()));
    if (names.isEmpty()) {
      return Problem.of(
              422,
              "Nothing tells which phone the image is for.",
              "name the phone with ?model=MODEL, or a file name with ?as=NAME")
          .json();
    }
    List<Published> published =
        images.publish(stored.image().sha256(), names, meant.map(Model::id).orElse(""));
    return published.isEmpty()
        ? Problem.of(
                409,
                "The bytes of the image are gone, so it was not published.",
                "upload the same file again")
            .json()
        : Api.json(ImageReport.of(stored.image(), published));
  }

  /// The model that was named; or the one that the image was for before, or says itself.
  private Optional<Model> meant(Stored stored, Optional<Model> named, Asked asked)
      throws IOException {
    if (named.isPresent() || as(asked).isPresent()) {
      return named;
    } else if (stored.models().size() == 1) {
      return knowledge.catalogue().find(stored.models().getFirst());
    }
    Optional<Path> file = images.file(stored.image().sha256());
    return file.isEmpty()
        ? Optional.empty()
        : Examination.of(
                Examining.inspect(file.get()),
                stored.image().fileName(),
                Optional.empty(),
                knowledge)
            .model();
  }

  /// A published name is withdrawn, and its image stays; an image is removed, and can be restored.
  private Given remove(Asked asked) throws IOException {
    String what = asked.parameter("image");
    Optional<Sha256> sum = Sha256.parse(what);
    if (sum.isEmpty()) {
      return images
          .withdraw(what)
          .map(gone -> new RemovalReport(List.of(gone.name()), gone.image().sha256().hex(), false))
          .map(Api::json)
          .orElseGet(() -> Unknown.image(what));
    }
    Optional<Stored> removed = images.remove(sum.get());
    boolean forever = asked.query("forever").filter(text -> !text.equals("false")).isPresent();
    boolean purged = forever && images.purge(sum.get());
    return removed.isPresent() || purged
        ? Api.json(
            new RemovalReport(removed.map(Stored::names).orElse(List.of()), sum.get().hex(), true))
        : Unknown.image(what);
  }

  private Given restore(Asked asked) throws IOException {
    Optional<Sha256> sum = Sha256.parse(asked.parameter("image"));
    Optional<Stored> restored = sum.isEmpty() ? Optional.empty() : images.restore(sum.get());
    return restored
        .map(found -> Api.json(ImageReport.of(found)))
        .orElseGet(() -> Unknown.image(asked.parameter("image")));
  }

  private Given undo(Asked asked) throws IOException {
    List<String> names =
        asked
            .query("name")
            .map(
                name ->
                    knowledge
                        .catalogue()
                        .find(name)
                        .map(Model::allRecoveryNames)
                        .orElse(List.of(name)))
            .orElse(List.of());
    List<Undone> undone = images.undo(names);
    return undone.isEmpty()
        ? Problem.of(
                404, "Nothing is published under that name.", "GET /api/v1/images shows what is")
            .json()
        : Api.json(undone.stream().map(ChangeReport::of).toList());
  }

  /// Does something with the model that `?model=` names, if it names one.
  private Given withModel(Asked asked, OfModel work) throws IOException {
    Optional<String> refusal = as(asked).flatMap(NameKey::refusal).map(Notice::what);
    if (refusal.isPresent()) {
      return Unknown.badRequest(refusal.get(), "name another one after ?as=");
    }
    if (asked.query("sha256").filter(sum -> Sha256.parse(sum).isEmpty()).isPresent()) {
      return Unknown.badRequest(
          "What follows ?sha256= is no SHA-256.", "send 64 hexadecimal digits");
    }
    Optional<String> id = asked.query("model").filter(text -> !text.isBlank());
    Optional<Model> named = id.flatMap(knowledge.catalogue()::find);
    return id.isPresent() && named.isEmpty()
        ? Unknown.model(knowledge.catalogue(), id.get())
        : work.answer(named);
  }

  @FunctionalInterface
  private interface OfModel {
    Given answer(Optional<Model> named) throws IOException;
  }

  /// The image with this sum, or with a published name.
  private Optional<Stored> stored(Asked asked) throws IOException {
    String what = asked.parameter("image").toLowerCase(Locale.ROOT);
    NameKey key = NameKey.of(asked.parameter("image"));
    return images.images().stream()
        .filter(
            one ->
                one.image().sha256().hex().equals(what)
                    || one.names().stream().map(NameKey::of).anyMatch(key::equals))
        .findFirst();
  }

  private static Optional<String> as(Asked asked) {
    return asked.query("as").filter(text -> !text.isBlank());
  }

  /// The last part of the name that the person's own machine calls it, for people to read.
  private static String fileName(Asked asked) {
    String name = asked.query("name").or(() -> as(asked)).orElse("").replace('\\', '/');
    String last = PeerText.printable(name.substring(name.lastIndexOf('/') + 1)).strip();
    return last.isEmpty() ? UPLOAD : last.substring(0, Math.min(last.length(), LONGEST_FILE_NAME));
  }
}
