package rekindle.recovery.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

final class JsonLineTest {

  @Test
  void everyCharacterIsWrittenAsJacksonWritesIt() {
    String everything =
        IntStream.range(0, Character.MIN_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
            + Character.toString(0x1F4DE);

    String line = new JsonLine().text("a\"b", everything).end().toString();

    assertThat(line).isEqualTo(byJackson("a\"b", everything));
  }

  @Test
  void membersOfAnObjectInsideAreItsOwn() {
    String line =
        new JsonLine()
            .begin("empty")
            .end()
            .begin("full")
            .text("a", "{")
            .text("b", "")
            .end()
            .number("c", Long.MIN_VALUE)
            .end()
            .toString();

    assertThat(line)
        .isEqualTo("{\"empty\":{},\"full\":{\"a\":\"{\",\"b\":\"\"},\"c\":-9223372036854775808}");
  }

  private static String byJackson(String member, String value) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty(member, value);
      json.writeEndObject();
    }
    return text.toString();
  }
}
