package rekindle.station.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Problem;
import rekindle.station.dashboard.Routes;
import rekindle.station.desk.Approvals;
import rekindle.station.desk.Rule;
import rekindle.station.desk.Rules;
import rekindle.station.report.ApprovalReport;
import rekindle.station.report.RuleReport;
import rekindle.tftp.Cidr;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who waits for a person, and the rules that spare the question.
final class PermissionRoutes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MOST_BYTES_OF_RULES = 1 << 20;

  private final Approvals approvals;
  private final Rules rules;

  private PermissionRoutes(Approvals approvals, Rules rules) {
    this.approvals = approvals;
    this.rules = rules;
  }

  static Routes of(Premises premises) {
    var routes = new PermissionRoutes(premises.station().approvals(), premises.station().rules());
    return new Routes()
        .get("/api/v1/approvals", _ -> routes.waiting())
        .post("/api/v1/approvals/{id}/allow", routes::allow)
        .post("/api/v1/approvals/{id}/deny", routes::deny)
        .get("/api/v1/rules", _ -> routes.list())
        .put("/api/v1/rules", routes::replace);
  }

  private Given waiting() {
    return Api.json(approvals.waiting().stream().map(ApprovalReport::of).toList());
  }

  private Given allow(Asked asked) throws IOException {
    Optional<Long> id = Numbers.positive(asked.parameter("id"));
    boolean always = asked.query("phone").filter(text -> !text.equals("false")).isPresent();
    boolean done =
        id.isPresent() && (always ? approvals.allowPhone(id.get()) : approvals.allowOnce(id.get()));
    return done
        ? Api.json(Map.of("id", id.get(), "answer", always ? "allow-phone" : "allow-once"))
        : Unknown.approval(asked.parameter("id"));
  }

  private Given deny(Asked asked) {
    Optional<Long> id = Numbers.positive(asked.parameter("id"));
    return id.isPresent() && approvals.deny(id.get())
        ? Api.json(Map.of("id", id.get(), "answer", "deny"))
        : Unknown.approval(asked.parameter("id"));
  }

  private Given list() {
    return Api.json(rules.list().stream().map(RuleReport::of).toList())
        .with("ETag", "\"%s\"".formatted(rules.version()));
  }

  /// @return false where `If-Match` names other rules than those that hold
  private boolean put(Asked asked, List<Rule> wanted) throws IOException {
    Optional<String> known = asked.header("if-match").filter(tag -> !tag.equals("*"));
    if (known.isPresent()) {
      return rules.replaceIf(known.get().replace("\"", ""), wanted);
    }
    rules.replace(wanted);
    return true;
  }

  private Given replace(Asked asked) throws IOException {
    String text =
        new String(
            asked.content().upTo(MOST_BYTES_OF_RULES).readAllBytes(), StandardCharsets.UTF_8);
    var wanted = new ArrayList<Rule>();
    try {
      for (RuleReport one : List.of(JSON.readValue(text, RuleReport[].class))) {
        wanted.add(rule(one));
      }
      if (!put(asked, wanted)) {
        return Problem.of(
                412,
                "Somebody else has changed the rules meanwhile; theirs hold.",
                "load the rules again (GET /api/v1/rules) and repeat the change")
            .json();
      }
    } catch (JacksonException | NullPointerException _) {
      return Unknown.badRequest(
          "That is no list of rules; the old ones hold.",
          "send [{\"who\":\"192.168.1.0/24\",\"verdict\":\"allow\",\"note\":\"\"}]");
    } catch (IllegalArgumentException refused) {
      return Unknown.badRequest(
          "That is no list of rules: %s. The old ones hold.".formatted(refused.getMessage()),
          "correct it and send all of them again");
    }
    return list();
  }

  private static Rule rule(RuleReport one) {
    Cidr who =
        Cidr.parse(one.who())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is no address and no range of them".formatted(one.who())));
    Rule.Verdict verdict =
        Stream.of(Rule.Verdict.values())
            .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(one.verdict()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is none of allow, ask, deny".formatted(one.verdict())));
    return new Rule(who, verdict, one.note());
  }
}
