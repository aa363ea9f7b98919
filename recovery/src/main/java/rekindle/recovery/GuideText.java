package rekindle.recovery;

import rekindle.firmware.AddressField;
import rekindle.firmware.Note;

/// A [Guide] as plain text.
final class GuideText {

  static final int NARROWEST = 40;
  static final String TO_FILL_IN = "___.___.___.___";

  private final Guide guide;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private GuideText(Guide guide, int columns) {
    this.guide = guide;
    this.columns = columns;
  }

  static String of(Guide guide, int columns) {
    if (columns < NARROWEST) {
      throw new IllegalArgumentException("a guide needs " + NARROWEST + " columns, not " + columns);
    }
    return new GuideText(guide, columns).write();
  }

  private String write() {
    line(guide.title());
    line("=".repeat(Math.min(columns, guide.title().length())));
    line("");
    line(
        say(new Wording("By %s, file %s", "Per %s, Datei %s"))
            .formatted(guide.protocol(), guide.fileName()));
    warnings();
    numbers();
    heading(new Wording("Steps", "Schritte"));
    guide.steps().forEach(this::step);
    notes();
    legend();
    return text.toString();
  }

  private void warnings() {
    heading(new Wording("Before you start", "Bevor Sie beginnen"));
    guide
        .warnings()
        .forEach(
            warning -> paragraph("  ! ", GuideMarks.behind(warning.say(), warning.standing())));
    guide.concerns().forEach(concern -> paragraph("  ! ", concern));
  }

  private void numbers() {
    if (guide.order().isEmpty()) {
      return;
    }
    heading(
        new Wording(
            "The four numbers, in the order of the phone",
            "Die vier Zahlen, wie das Telefon nach ihnen fragt"));
    for (AddressField field : guide.order()) {
      String name = say(FieldName.of(field));
      String value = guide.numbers().number(field).map(Ipv4::toString).orElse(TO_FILL_IN);
      line("    " + name + " ".repeat(Math.max(1, 24 - name.length())) + value);
    }
  }

  private void step(Guide.Instruction step) {
    paragraph("%3d. ".formatted(step.number()), GuideMarks.behind(step.say(), step.standing()));
    String indent = "     ";
    step.display()
        .ifPresent(
            shown ->
                paragraph(
                    indent + "[ ",
                    GuideMarks.behind(shown.text().replace("\n", " / ") + " ]", shown.standing())));
    if (!step.keys().isEmpty()) {
      String keys = KeyName.of(step.keys(), guide.language());
      paragraph(
          indent,
          GuideMarks.behind(say(new Wording("Key: ", "Taste: ")) + keys, step.keysStanding()));
    }
    for (Guide.Aside note : step.notes()) {
      String bullet = note.kind() == Note.Kind.WARNING ? "! " : "- ";
      paragraph(indent + bullet, GuideMarks.behind(note.say(), note.standing()));
    }
  }

  private void notes() {
    heading(new Wording("Good to know", "Gut zu wissen"));
    guide
        .notes()
        .forEach(note -> paragraph("  - ", GuideMarks.behind(note.say(), note.standing())));
  }

  private void legend() {
    line("");
    GuideMarks.legend(guide.language(), columns).forEach(this::line);
  }

  private void heading(Wording heading) {
    line("");
    line(say(heading));
    line("");
  }

  private String say(Wording wording) {
    return wording.in(guide.language());
  }

  private void paragraph(String bullet, String words) {
    Paragraph.lines(bullet, words, columns).forEach(this::line);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
