package rekindle.station.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/// The fields that every answer carries, so that a browser does nothing that the page did not mean:
/// no script and no style but our own files (CSP level 3), no guessing of types, no frames around
/// us, no address of ours told to others.
final class Shield {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " manifest-src 'self'";

  private static final Map<String, String> FIELDS = fields();

  private Shield() {}

  static void on(HttpFields.Mutable headers) {
    FIELDS.forEach((name, value) -> headers.put(new HttpField(name, value)));
    if (!headers.contains("Cache-Control")) {
      headers.put("Cache-Control", "no-store");
    }
  }

  private static Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    fields.put("X-Content-Type-Options", "nosniff");
    fields.put("Referrer-Policy", "no-referrer");
    fields.put("X-Frame-Options", "DENY");
    fields.put("Cross-Origin-Opener-Policy", "same-origin");
    fields.put("Cross-Origin-Resource-Policy", "same-origin");
    fields.put(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    return fields;
  }
}
