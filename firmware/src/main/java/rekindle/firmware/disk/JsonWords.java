package rekindle.firmware.disk;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rekindle.firmware.Protocol;

/// Words that catalogue files use for values: names of constants and spans of time.
final class JsonWords {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}) (us|ms|s|min)");

  /// The catalogue names some ten thousand constants; each type's words are made once.
  private static final ClassValue<Map<String, Enum<?>>> BY_WORD =
      new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
          return words(type);
        }
      };

  private JsonWords() {}

  /// A constant of an enum by its name in the file: `tftpUpdateApplication` or, in the enum's own
  /// spelling, `TFTP_UPDATE_APPLICATION`.
  static <E extends Enum<E>> E constant(Json json, Class<E> type) throws JsonFault {
    String word = Fields.textOf(json);
    Map<String, Enum<?>> known = BY_WORD.get(type);
    Enum<?> constant = known.get(word);
    if (constant == null) {
      String words =
          Arrays.stream(type.getEnumConstants())
              .map(JsonWords::fileName)
              .collect(Collectors.joining(", "));
      throw new JsonFault(json.line(), "\"" + word + "\" is none of " + words);
    }
    return type.cast(constant);
  }

  private static Map<String, Enum<?>> words(Class<?> type) {
    var words = new HashMap<String, Enum<?>>();
    for (Object each : type.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      words.put(constant.name(), constant);
      words.put(fileName(constant), constant);
    }
    return words;
  }

  /// A list of protocols: `["http", "tftp"]`.
  static Set<Protocol> protocols(Json json) throws JsonFault {
    var protocols = EnumSet.noneOf(Protocol.class);
    protocols.addAll(Fields.listOf(json, name -> JsonWords.constant(name, Protocol.class)));
    return protocols;
  }

  /// A span of time such as `3 s`, `500 ms`, `240 us` or `2 min`.
  static Duration span(Json json) throws JsonFault {
    Matcher matcher = SPAN.matcher(Fields.textOf(json));
    if (!matcher.matches()) {
      throw new JsonFault(
          json.line(), "a time is written as \"3 s\", with us, ms, s or min, and a whole number");
    }
    return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
  }

  private static ChronoUnit unit(String word) {
    return switch (word) {
      case "us" -> ChronoUnit.MICROS;
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "min" -> ChronoUnit.MINUTES;
      default -> throw new IllegalStateException("the pattern allows no " + word);
    };
  }

  private static String fileName(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
  }
}
