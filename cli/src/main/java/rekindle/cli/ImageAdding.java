package rekindle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import rekindle.cli.terminal.Console;
import rekindle.firmware.Examination;
import rekindle.firmware.Inspection;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.firmware.disk.StoreException;

/// Puts one image into the store and publishes it: finds out which phone it is for, asks where
/// nothing tells, refuses what is certainly wrong.
///
/// @param named the phone that the person named
/// @param as the one name to publish it under, with no checks but the sum
/// @param sum the sum that the person named
/// @param mayAsk whether a question may be put on the terminal
record ImageAdding(
    Console console,
    ImageStore images,
    Examination.Knowledge knowledge,
    Optional<Model> named,
    Optional<String> as,
    Optional<Sha256> sum,
    boolean mayAsk) {

  /// What became of it.
  sealed interface Result {
    /// It is stored and published.
    record Done(Adding.Added added, List<Published> published) implements Result {}

    /// Nothing was stored.
    record Refused(Notice reason) implements Result {}
  }

  /// Adds an image.
  ///
  /// @param fileName as the person calls it
  /// @param typed what the person typed to name it, for commands that are proposed
  /// @throws StoreException if the store fails
  /// @throws IOException if `bytes` fails
  Result add(InputStream bytes, String fileName, String typed) throws IOException {
    return add(bytes, new Chosen(fileName, typed, false));
  }

  /// Adds an image that was just downloaded: besides, its sum must not contradict what is published
  /// about a file of its name, unless the person named the sum.
  Result addDownloaded(InputStream bytes, String fileName, String typed) throws IOException {
    return add(bytes, new Chosen(fileName, typed, true));
  }

  private Result add(InputStream bytes, Chosen chosen) throws IOException {
    return switch (images.add(bytes, chosen.fileName, chosen::refusal)) {
      case Adding.Refused refused -> new Result.Refused(refused.reason());
      case Adding.Added added -> {
        chosen.warnings(added.inspection()).forEach(console::tell);
        yield new Result.Done(added, publish(added, chosen.model));
      }
    };
  }

  private List<Published> publish(Adding.Added added, Optional<Model> model) throws StoreException {
    List<String> names =
        as.map(List::of).orElseGet(() -> model.map(Model::allRecoveryNames).orElse(List.of()));
    return images.publish(added.image().sha256(), names, model.map(Model::id).orElse(""));
  }

  /// Decides, after the last byte, whether the image is let in, and for which phone.
  private final class Chosen {
    private final String fileName;
    private final String typed;
    private final boolean downloaded;
    private Optional<Model> model = named;

    Chosen(String fileName, String typed, boolean downloaded) {
      this.fileName = fileName;
      this.typed = typed;
      this.downloaded = downloaded;
    }

    Optional<Notice> refusal(Inspection inspection) {
      Optional<Notice> wrongSum =
          sum.filter(expected -> !expected.equals(inspection.sha256()))
              .map(expected -> wrongSum(inspection.sha256(), expected));
      if (wrongSum.isPresent() || (as.isPresent() && named.isEmpty())) {
        return wrongSum;
      }
      Examination examination = examination(inspection);
      Optional<Notice> certain =
          examination
              .refusal()
              .or(
                  () ->
                      downloaded && sum.isEmpty() ? examination.contradiction() : Optional.empty());
      return certain.isPresent() ? certain : unknownModel(examination);
    }

    List<Notice> warnings(Inspection inspection) {
      return model.isEmpty()
          ? List.of()
          : Examination.of(inspection, called(), model, knowledge).warnings();
    }

    private Optional<Notice> unknownModel(Examination examination) {
      model = examination.model();
      var question = new ModelQuestion(console, knowledge.catalogue());
      if (model.isEmpty() && mayAsk && question.canBeAsked()) {
        model = question.ask(examination);
      }
      return model.isPresent() || as.isPresent()
          ? Optional.empty()
          : Optional.of(
              strangeModel(examination)
                  .orElseGet(() -> unknownModel(question.bySize(inspectionSize(examination)))));
    }

    private static long inspectionSize(Examination examination) {
      return examination.inspection().sizeBytes();
    }

    private Notice unknownModel(Optional<Model> likely) {
      return new Notice(
          "%s does not say which phone it is for.".formatted(fileName),
          "Nothing was stored.",
          "name the phone: \"rekindle image add %s --model %s\""
              .formatted(typed, likely.map(Model::id).orElse("MODEL")));
    }

    /// It says which phone it is for, and no recovery of that phone is known.
    private Optional<Notice> strangeModel(Examination examination) {
      return examination
          .strangeModel()
          .map(
              strange ->
                  new Notice(
                      "%s is for \"%s\", a phone of which the catalogue knows no recovery."
                          .formatted(fileName, strange),
                      "Nothing was stored.",
                      "\"rekindle models\" lists the phones that can be recovered; --model MODEL or"
                          + " --as NAME publishes it all the same"));
    }

    private Examination examination(Inspection inspection) {
      return Examination.of(inspection, called(), named, knowledge);
    }

    /// As it was typed, so that the commands proposed work; a download's name where its address
    /// does not tell it.
    private String called() {
      return typed.endsWith(fileName) ? typed : fileName;
    }

    private Notice wrongSum(Sha256 found, Sha256 expected) {
      return new Notice(
          "The SHA-256 is %s, expected was %s.".formatted(found, expected),
          "Nothing was stored; what was published before is still served.",
          "copy or download the file again");
    }
  }
}
