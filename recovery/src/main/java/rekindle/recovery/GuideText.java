package rekindle.recovery;

import java.util.List;
import rekindle.firmware.AddressField;
import rekindle.firmware.Note;

/// A [Guide] as plain text.
final class GuideText {

  private static final int NARROWEST = 40;
  private static final String UNSURE = " (~)";
  private static final String TO_FILL_IN = "___.___.___.___";

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
    guide.warnings().forEach(warning -> paragraph("  ! ", marked(warning.say(), warning.unsure())));
    guide.concerns().forEach(concern -> paragraph("  ! ", concern));
  }

  private void numbers() {
    heading(new Wording("The four numbers", "Die vier Zahlen"));
    for (AddressField field : AddressField.values()) {
      String name = say(FieldName.of(field));
      String value = guide.numbers().number(field).map(Ipv4::toString).orElse(TO_FILL_IN);
      line("    " + name + " ".repeat(Math.max(1, 24 - name.length())) + value);
    }
  }

  private void step(Guide.Instruction step) {
    paragraph("%3d. ".formatted(step.number()), marked(step.say(), step.unsure()));
    String indent = "     ";
    step.display()
        .ifPresent(
            shown ->
                paragraph(
                    indent + "[ ",
                    marked(shown.text().replace("\n", " / ") + " ]", shown.unsure())));
    if (!step.keys().isEmpty()) {
      String keys = KeyName.of(step.keys(), guide.language());
      paragraph(indent, marked(say(new Wording("Key: ", "Taste: ")) + keys, step.keysUnsure()));
    }
    for (Guide.Aside note : step.notes()) {
      String bullet = note.kind() == Note.Kind.WARNING ? "! " : "- ";
      paragraph(indent + bullet, marked(note.say(), note.unsure()));
    }
  }

  private void notes() {
    heading(new Wording("Good to know", "Gut zu wissen"));
    guide.notes().forEach(note -> paragraph("  - ", marked(note.say(), note.unsure())));
  }

  private void legend() {
    line("");
    paragraph(
        "(~) ",
        say(
            new Wording(
                "not in the vendor's documents, but inferred: believe the phone where it differs.",
                "steht nicht in den Unterlagen des Herstellers, sondern ist erschlossen: Im Zweifel"
                    + " gilt, was das Telefon zeigt.")));
  }

  private void heading(Wording heading) {
    line("");
    line(say(heading));
    line("");
  }

  private String say(Wording wording) {
    return wording.in(guide.language());
  }

  private static String marked(String said, boolean unsure) {
    return unsure ? said + UNSURE : said;
  }

  /// Words behind `bullet`, broken at blanks, the following lines below the first word.
  private void paragraph(String bullet, String words) {
    String indent = " ".repeat(bullet.length());
    var line = new StringBuilder(bullet);
    boolean empty = true;
    for (String word : List.of(words.split(" "))) {
      if (!empty && line.length() + 1 + word.length() > columns) {
        line(line.toString());
        line.setLength(0);
        line.append(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
