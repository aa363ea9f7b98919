package rekindle.station.desk;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.NameKey;
import rekindle.recovery.Asker;

/// Recognises phones: by the name they ask for, by their hardware address, by what they call
/// themselves.
public final class Callers {
  private final Catalogue catalogue;
  private final Neighbours neighbours;
  private final Function<String, Optional<String>> modelOfMac;
  private final Function<String, Optional<String>> modelOfUserAgent;

  /// @param modelOfMac the model that a hardware address belongs to, by its id
  /// @param modelOfUserAgent the model that a `User-Agent` names, by its id
  public Callers(
      Catalogue catalogue,
      Neighbours neighbours,
      Function<String, Optional<String>> modelOfMac,
      Function<String, Optional<String>> modelOfUserAgent) {
    this.catalogue = catalogue;
    this.neighbours = neighbours;
    this.modelOfMac = modelOfMac;
    this.modelOfUserAgent = modelOfUserAgent;
  }

  /// What can be told about a request.
  ///
  /// @param name as it was asked for
  public Call recognise(
      InetAddress phone, String name, Optional<String> userAgent, Optional<String> login) {
    Optional<String> mac = neighbours.macOf(phone);
    Optional<String> model = mac.flatMap(modelOfMac).or(() -> userAgent.flatMap(modelOfUserAgent));
    return new Call(askedFor(name, model), new Asker(userAgent, login, mac, model));
  }

  /// Several models may ask for one name; the phone's own model is the one meant then.
  private Optional<String> askedFor(String name, Optional<String> phoneModel) {
    boolean itsOwn =
        phoneModel
            .flatMap(catalogue::find)
            .filter(model -> asksFor(model, NameKey.of(name)))
            .isPresent();
    return itsOwn ? phoneModel : catalogue.askingFor(name).map(Model::id);
  }

  private static boolean asksFor(Model model, NameKey name) {
    return model.allRecoveryNames().stream().anyMatch(own -> NameKey.of(own).equals(name));
  }
}
