package rekindle.station.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.Examination;
import rekindle.firmware.Fact;
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
/// @param knowledge what it is held against
/// @param named the phone that the person named
/// @param as the one name to publish it under, with no checks but the sum
/// @param sum the sum that the person named
/// @param asking asks the person where nothing tells
/// @param publishing whether it is published, too; if not, nobody needs to know whose it is
public record ImageAdding(
    ImageStore images,
    Examination.Knowledge knowledge,
    Optional<Model> named,
    Optional<String> as,
    Optional<Sha256> sum,
    Asking asking,
    boolean publishing) {

  /// Whom an image is for, where nothing tells.
  @FunctionalInterface
  public interface Asking {
    /// The phone that the person names; empty if they name none.
    ///
    /// @param likely the phone of which an image of exactly this size is known
    Optional<Model> phone(Examination examination, Optional<Model> likely);

    /// There is nobody to ask.
    static Asking nobody() {
      return (_, _) -> Optional.empty();
    }
  }

  /// Why an image is not let in.
  public enum Why {
    /// It is certainly no firmware, or not the file that it should be.
    UNFIT,
    WRONG_SUM,
    /// Nothing tells which phone it is for.
    MODEL_UNKNOWN,
    /// It is for a phone that the catalogue knows no recovery of.
    MODEL_STRANGE
  }

  /// What became of it.
  public sealed interface Result {
    /// It is stored, and published if that was wanted.
    ///
    /// @param examination what was found
    /// @param model whose it is; empty where nobody knows
    /// @param warnings what a person should know
    record Done(
        Adding.Added added,
        Examination examination,
        Optional<Model> model,
        List<Notice> warnings,
        List<Published> published)
        implements Result {}

    /// Nothing was stored.
    ///
    /// @param likely the phone that it may be for, as far as its size tells
    record Refused(Why why, Notice reason, Optional<Model> likely) implements Result {}
  }

  /// Adds an image.
  ///
  /// @param fileName as the person calls it
  /// @param typed what the person typed to name it, for commands that are proposed
  /// @throws StoreException if the store fails
  /// @throws IOException if `bytes` fails
  public Result add(InputStream bytes, String fileName, String typed) throws IOException {
    return add(bytes, new Chosen(fileName, typed, false));
  }

  /// Adds an image that was just downloaded: besides, its sum must not contradict what is published
  /// about a file of its name, unless the person named the sum.
  public Result addDownloaded(InputStream bytes, String fileName, String typed) throws IOException {
    return add(bytes, new Chosen(fileName, typed, true));
  }

  private Result add(InputStream bytes, Chosen chosen) throws IOException {
    return switch (images.add(bytes, chosen.fileName, chosen::refusal)) {
      case Adding.Refused refused ->
          new Result.Refused(chosen.why, refused.reason(), bySize(refused.inspection()));
      case Adding.Added added ->
          new Result.Done(
              added,
              chosen.examination(added.inspection()),
              chosen.model,
              chosen.warnings(added.inspection()),
              publishing ? publish(added, chosen.model) : List.of());
    };
  }

  private List<Published> publish(Adding.Added added, Optional<Model> model) throws StoreException {
    List<String> names =
        as.map(List::of).orElseGet(() -> model.map(Model::allRecoveryNames).orElse(List.of()));
    return images.publish(added.image().sha256(), names, model.map(Model::id).orElse(""));
  }

  /// The phone of which an image of exactly this size is known, if it is one alone.
  private Optional<Model> bySize(Inspection inspection) {
    List<Model> fitting =
        knowledge.catalogue().models().stream()
            .filter(
                model ->
                    model.knownImages().stream()
                        .map(Fact::value)
                        .anyMatch(known -> known.sizeBytes() == inspection.sizeBytes()))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /// Decides, after the last byte, whether the image is let in, and for which phone.
  private final class Chosen {
    private final String fileName;
    private final String typed;
    private final boolean downloaded;
    private Optional<Model> model = named;
    private Why why = Why.UNFIT;

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
        why = Why.WRONG_SUM;
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
      Optional<Model> likely = bySize(examination.inspection());
      if (model.isEmpty() && publishing) {
        model = asking.phone(examination, likely);
      }
      if (model.isPresent() || as.isPresent() || !publishing) {
        return Optional.empty();
      }
      Optional<Notice> strange = strangeModel(examination);
      why = strange.isPresent() ? Why.MODEL_STRANGE : Why.MODEL_UNKNOWN;
      return strange.or(() -> Optional.of(unknownModel(likely)));
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
