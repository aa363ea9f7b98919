package rekindle.cli.browser;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.phone.Phone;

/// The page with the virtual phone: what stands in it before its module draws the phone.
public final class PracticePage {
  static final String PATH = "/practice";
  static final String SCRIPT = "/practice/practice.js";
  static final String STYLE = "/practice/practice.css";

  private static final String PROPOSED = "snom870";
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PracticePage.class.getClassLoader(), "gg.jte.generated.practice");

  private final Catalogue catalogue;

  PracticePage(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// A model that can be practised with.
  ///
  /// @param first whether it is chosen before anybody chooses
  public record Choice(String id, String name, String recoveryName, boolean first) {}

  /// The page's own part, for the frame of the dashboard.
  Content content(Language language) {
    List<Choice> models = choices();
    return output ->
        TEMPLATES.render(
            "practice.jte",
            Map.of("language", language, "models", models, "stylesheet", STYLE),
            output);
  }

  private List<Choice> choices() {
    var choices = new ArrayList<Choice>();
    for (Model model : catalogue.models()) {
      if (Phone.canPlay(model)) {
        choices.add(
            new Choice(
                model.id(),
                model.name().value(),
                model.recoveryName(),
                model.id().equals(PROPOSED)));
      }
    }
    return choices;
  }
}
