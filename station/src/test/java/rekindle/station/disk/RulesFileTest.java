package rekindle.station.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.station.desk.Rule;
import rekindle.station.desk.Rule.Verdict;
import rekindle.station.desk.Rules;
import rekindle.tftp.Cidr;

/// Rules survive the station, and a mistake in them is shown, not skipped.
class RulesFileTest {
  private static final Rule WORKSHOP = rule("192.168.1.0/24", Verdict.ALLOW, "workshop \"1\" ü 😀");
  private static final Rule LOBBY = rule("192.168.1.77", Verdict.DENY, "");
  private static final Rule REST = rule("::/0", Verdict.ASK, "all the rest");

  @TempDir Path data;

  @Test
  void whatIsKeptIsReadBackInItsOrder() throws IOException {
    Rules rules = Rules.on(new RulesFile(file()));

    rules.replace(List.of(LOBBY, WORKSHOP, REST));

    assertThat(Rules.on(new RulesFile(file())).list()).containsExactly(LOBBY, WORKSHOP, REST);
    assertThat(file().resolveSibling("rules.json.new")).doesNotExist();
  }

  @Test
  void theFirstRuleThatMatchesCounts() throws IOException {
    Rules rules = Rules.on(new RulesFile(file()));
    rules.replace(List.of(LOBBY, WORKSHOP));

    assertThat(verdict(rules, "192.168.1.77")).contains(Verdict.DENY);
    assertThat(verdict(rules, "192.168.1.78")).contains(Verdict.ALLOW);
    assertThat(verdict(rules, "192.168.2.1")).isEmpty();
  }

  @Test
  void aRuleAddedFirstTakesThePlaceOfTheOldOneForThatAddress() throws IOException {
    Rules rules = Rules.on(new RulesFile(file()));
    rules.replace(List.of(WORKSHOP, LOBBY));
    Rule allowed = rule("192.168.1.77", Verdict.ALLOW, "after all");

    rules.addFirst(allowed);

    assertThat(rules.list()).containsExactly(allowed, WORKSHOP);
  }

  @Test
  void withoutAFileThereAreNoRules() throws IOException {
    assertThat(Rules.on(new RulesFile(file())).list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                     | 1 | ``",
        "[]                                                    | 1 | an object with \"rules\"",
        "{}                                                    | 1 | \"rules\" is missing",
        "{\"format\":2,\"rules\":[]}                           | 1 | a later version",
        "{\"rules\":{}}                                        | 1 | the rules are a list",
        "{\"rules\":[]} x                                      | 1 | ``",
        "{\"rules\":[~{\"who\":\"10.0.0.0/8\"}]}               | 2 | \"who\" and \"verdict\"",
        "{\"rules\":[~~{\"who\":\"10.0.0.0/33\",\"verdict\":\"ask\"}]} | 3 | an address or a"
            + " prefix",
        "{\"rules\":[~{\"who\":\"phone.example\",\"verdict\":\"ask\"}]} | 2 | an address or a"
            + " prefix",
        "{\"rules\":[~{\"who\":\"10.0.0.1\",\"verdict\":\"maybe\"}]}    | 2 | \"allow\", \"ask\" or"
            + " \"deny\"",
        "{\"rules\":[~{\"who\":7,\"verdict\":\"ask\"}]}        | 2 | is a text",
        "{\"rules\":[{\"whom\":\"10.0.0.1\"}]}                 | 1 | \"whom\" means nothing",
        "{\"rules\":[~{\"who\":\"10.0.0.1\",\"verdict\":\"ask\",\"note\":\"\\u001b\"}]} | 2 |"
            + " visible",
      })
  void aMistakeIsShownWithItsLineAndTheFileIsLeftAlone(String text, int line, String reason)
      throws IOException {
    String content = text.replace('~', '\n');
    Files.writeString(file(), content);

    assertThatThrownBy(() -> Rules.on(new RulesFile(file())))
        .isInstanceOf(RulesException.class)
        .hasMessageContaining("line " + line + ": ")
        .hasMessageContaining(Optional.ofNullable(reason).orElse(""));

    assertThat(file()).hasContent(content);
  }

  @Test
  void aFileThatCannotBeWrittenChangesNoRule() throws IOException {
    Rules rules = Rules.on(new RulesFile(file()));
    rules.replace(List.of(LOBBY));
    Files.createDirectory(file().resolveSibling("rules.json.new"));

    assertThatThrownBy(() -> rules.replace(List.of(WORKSHOP)))
        .isInstanceOf(RulesException.class)
        .hasMessageContaining("cannot be kept");

    assertThat(rules.list()).containsExactly(LOBBY);
    assertThat(Rules.on(new RulesFile(file())).list()).containsExactly(LOBBY);
  }

  private Path file() {
    return data.resolve("rules.json");
  }

  private static Optional<Verdict> verdict(Rules rules, String address) {
    return rules.verdictOn(InetAddress.ofLiteral(address));
  }

  private static Rule rule(String who, Verdict verdict, String note) {
    return new Rule(Cidr.parse(who).orElseThrow(), verdict, note);
  }
}
