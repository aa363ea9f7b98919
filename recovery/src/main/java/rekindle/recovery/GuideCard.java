package rekindle.recovery;

import java.util.List;
import rekindle.firmware.AddressField;

/// A [Guide] as a card in a frame of plain characters, which every printer has.
final class GuideCard {

  private final Guide guide;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private GuideCard(Guide guide, int columns) {
    this.guide = guide;
    this.columns = columns;
  }

  static String of(Guide guide, int columns) {
    if (columns < GuideText.NARROWEST) {
      throw new IllegalArgumentException(
          "a card needs " + GuideText.NARROWEST + " columns, not " + columns);
    }
    return new GuideCard(guide, columns).write();
  }

  private String write() {
    rule('=');
    paragraph("", guide.title());
    guide.warnings().forEach(warning -> paragraph("! ", warning.say()));
    guide.concerns().forEach(concern -> paragraph("! ", concern));
    rule('-');
    guide.order().forEach(this::number);
    entry(new Wording("protocol", "Protokoll"), guide.protocol().name());
    entry(new Wording("file", "Datei"), guide.fileName());
    rule('-');
    guide.steps().forEach(this::step);
    rule('-');
    GuideMarks.legend(guide.language(), columns - 4).forEach(this::line);
    rule('=');
    return text.toString();
  }

  private void number(AddressField field) {
    entry(
        FieldName.of(field),
        guide.numbers().number(field).map(Ipv4::toString).orElse(GuideText.TO_FILL_IN));
  }

  private void entry(Wording name, String value) {
    String called = name.in(guide.language());
    line("[ ] " + called + " ".repeat(Math.max(1, 22 - called.length())) + value);
  }

  private void step(Guide.Instruction step) {
    paragraph("%2d. ".formatted(step.number()), GuideMarks.behind(step.say(), step.standing()));
  }

  private void paragraph(String bullet, String words) {
    List<String> lines = Paragraph.lines(bullet, words, columns - 4);
    lines.forEach(this::line);
  }

  private void line(String words) {
    text.append("| ").append(words).repeat(' ', Math.max(0, columns - 4 - words.length()));
    text.append(" |\n");
  }

  private void rule(char character) {
    text.append('+').repeat(character, columns - 2).append("+\n");
  }
}
