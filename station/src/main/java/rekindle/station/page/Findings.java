package rekindle.station.page;

import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.Examination;
import rekindle.firmware.FileKind;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.PracticeManifest;
import rekindle.firmware.SizeBand;
import rekindle.firmware.TftpWall;
import rekindle.recovery.PeerText;

/// What an examination found, for a person. In English these are the words of `image check`; that
/// command has no German ones, so here they are.
record Findings(Voice voice) {
  List<ImageView.Finding> of(Examination examination) {
    return switch (voice.language()) {
      case EN -> english(examination);
      case DE -> translated(examination);
    };
  }

  private static List<ImageView.Finding> english(Examination examination) {
    var findings = new ArrayList<ImageView.Finding>();
    boolean refused = examination.refusal().isPresent();
    findings.add(finding(refused, examination.inspection().notice(examination.fileName())));
    examination.warnings().forEach(warning -> findings.add(finding(true, warning)));
    return findings;
  }

  /// The commands that a notice proposes belong to a terminal; here there are buttons.
  private static ImageView.Finding finding(boolean bad, Notice notice) {
    String next = notice.next().startsWith("rekindle ") ? "" : PeerText.printable(notice.next());
    return new ImageView.Finding(
        bad, PeerText.printable(notice.what()), PeerText.printable(notice.stillWorks()), next);
  }

  private List<ImageView.Finding> translated(Examination examination) {
    var findings = new ArrayList<ImageView.Finding>();
    boolean refused = examination.refusal().isPresent();
    String next = refused ? voice.say(Words.FOUND_NEXT_COPY) : "";
    findings.add(new ImageView.Finding(refused, kind(examination.inspection().kind()), "", next));
    examination
        .published()
        .ifPresent(sum -> add(findings, false, Words.FOUND_SAME, sum.fileName(), sum.source()));
    examination
        .contradicted()
        .ifPresent(sum -> add(findings, true, Words.FOUND_CONTRADICTED, sum.source()));
    if (!refused) {
      examination.model().ifPresent(model -> sizes(examination, model, findings));
    }
    return findings;
  }

  private void sizes(Examination examination, Model model, List<ImageView.Finding> findings) {
    long size = examination.inspection().sizeBytes();
    SizeBand band = model.imageSize().value();
    boolean practice = examination.inspection().kind() instanceof FileKind.Practice;
    if (!practice && !band.contains(size)) {
      add(
          findings,
          true,
          Words.FOUND_BAND,
          voice.size(size),
          model.name().value(),
          voice.size(band.minBytes()),
          voice.size(band.maxBytes()));
    }
    if (size > TftpWall.USUAL_BYTES) {
      add(findings, true, Words.FOUND_WALL);
    }
  }

  private void add(List<ImageView.Finding> findings, boolean bad, Words words, Object... values) {
    findings.add(new ImageView.Finding(bad, voice.say(words, values), "", ""));
  }

  private String kind(FileKind kind) {
    return switch (kind) {
      case FileKind.Practice(PracticeManifest manifest) ->
          voice.say(
              Words.FOUND_PRACTICE,
              PeerText.printable(manifest.model()),
              PeerText.printable(manifest.firmwareVersion()));
      case FileKind.UImage _ -> voice.say(Words.FOUND_UIMAGE);
      case FileKind.Container _ -> voice.say(Words.FOUND_CONTAINER);
      case FileKind.UpdatePackage _ -> voice.say(Words.FOUND_SWU);
      case FileKind.Opaque _ -> voice.say(Words.FOUND_OPAQUE);
      case FileKind.TruncatedUImage _, FileKind.TruncatedContainer _ ->
          voice.say(Words.FOUND_TRUNCATED);
      case FileKind.DamagedUImage _, FileKind.DamagedContainer _ -> voice.say(Words.FOUND_DAMAGED);
      case FileKind.WebPage _ -> voice.say(Words.FOUND_WEB_PAGE);
      case FileKind.Archive(String format) -> voice.say(Words.FOUND_ARCHIVE, format);
      case FileKind.Empty _ -> voice.say(Words.FOUND_EMPTY);
    };
  }
}
