package rekindle.station.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/// The templates, compiled into this program; what they are given is escaped by where it stands.
final class Templates {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Templates() {}

  /// A part of a page.
  ///
  /// @param name of the template, without its suffix
  /// @param values of its parameters, besides `voice`
  static Content part(String name, Voice voice, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.put("voice", voice);
    return output -> ENGINE.render(name + ".jte", all, output);
  }

  static String html(Content content) {
    var output = new StringOutput();
    content.writeTo(output);
    return output.toString();
  }

  static String page(Frame frame, Content body) {
    var output = new StringOutput();
    ENGINE.render("frame.jte", Map.of("frame", frame, "body", body), output);
    return output.toString();
  }
}
