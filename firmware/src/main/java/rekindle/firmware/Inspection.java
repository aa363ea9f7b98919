package rekindle.firmware;

import java.nio.ByteBuffer;
import java.util.List;

/// What can be told about a file from its bytes alone, and what follows for adding it.
///
/// @param kind what it is
/// @param sizeBytes its length
/// @param sha256 its sum, by which Rekindle knows it
/// @param sha1 its other sum, by which older published lists know it
public record Inspection(FileKind kind, long sizeBytes, Sha256 sha256, Sha1 sha1) {
  /// What follows for adding the file under a model's recovery names.
  public enum Verdict {
    /// Known and whole.
    GOOD,
    /// Its integrity cannot be checked, or its model cannot be told: accepted with a warning when a
    /// person names the model.
    NEEDS_MODEL,
    /// Certainly not an image a phone can run.
    REFUSED
  }

  /// Inspects bytes that are all there; [Inspector] does it piece by piece.
  ///
  /// @param file read from position to limit; both stay
  public static Inspection of(ByteBuffer file) {
    var inspector = new Inspector();
    inspector.accept(file.duplicate());
    return inspector.inspection();
  }

  public Verdict verdict() {
    return switch (kind) {
      case FileKind.Practice _ -> Verdict.GOOD;
      case FileKind.UImage _, FileKind.Container _, FileKind.UpdatePackage _, FileKind.Opaque _ ->
          Verdict.NEEDS_MODEL;
      case FileKind.TruncatedUImage _,
          FileKind.DamagedUImage _,
          FileKind.TruncatedContainer _,
          FileKind.DamagedContainer _,
          FileKind.WebPage _,
          FileKind.Archive _,
          FileKind.Empty _ ->
          Verdict.REFUSED;
    };
  }

  public ImageKind imageKind() {
    return switch (kind) {
      case FileKind.Practice _ -> ImageKind.PRACTICE;
      case FileKind.UImage _ -> ImageKind.UIMAGE;
      case FileKind.Container _ -> ImageKind.RESCUE_CONTAINER;
      case FileKind.UpdatePackage _ -> ImageKind.SWU;
      case FileKind.Opaque _ -> ImageKind.OPAQUE;
      case FileKind.TruncatedUImage _,
          FileKind.DamagedUImage _,
          FileKind.TruncatedContainer _,
          FileKind.DamagedContainer _,
          FileKind.WebPage _,
          FileKind.Archive _,
          FileKind.Empty _ ->
          ImageKind.OTHER;
    };
  }

  /// The firmware version the file carries; empty where it cannot be told.
  public String firmwareVersion() {
    return kind instanceof FileKind.Practice(PracticeManifest manifest)
        ? manifest.firmwareVersion()
        : "";
  }

  /// What the file is, in words for a person.
  ///
  /// @param fileName as the person calls it
  public Notice notice(String fileName) {
    return Findings.notice(this, fileName);
  }

  /// What a person should know before giving this file to phones of a model; empty: nothing. Only
  /// for files that are not [Verdict#REFUSED].
  ///
  /// @param fileName as the person calls it
  public List<Notice> warnings(String fileName, Model model) {
    return Findings.warnings(this, fileName, model);
  }
}
