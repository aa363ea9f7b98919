package rekindle.station.desk;

import java.net.InetAddress;
import java.util.Optional;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Mac;
import rekindle.firmware.Model;
import rekindle.firmware.NameKey;
import rekindle.firmware.OtherModel;
import rekindle.firmware.UserAgent;
import rekindle.recovery.Asker;

/// Recognises phones: by the name they ask for, by their hardware address, by what they call
/// themselves.
public final class Callers {
  private final Catalogue catalogue;
  private final Neighbours neighbours;

  public Callers(Catalogue catalogue, Neighbours neighbours) {
    this.catalogue = catalogue;
    this.neighbours = neighbours;
  }

  /// What can be told about a request.
  ///
  /// A phone knows its own model best, so its `User-Agent` counts more than what the first octets
  /// of its hardware address stand for; only that address's owner on this network counts more than
  /// the one it tells.
  ///
  /// @param name as it was asked for
  public Call recognise(
      InetAddress phone, String name, Optional<String> userAgent, Optional<String> login) {
    UserAgent told = userAgent.map(UserAgent::read).orElse(UserAgent.SILENT);
    Optional<Mac> mac = neighbours.macOf(phone).flatMap(Mac::parse).or(told::mac);
    Optional<String> model =
        told.model().flatMap(this::idOf).or(() -> mac.flatMap(catalogue::ofMac));
    return new Call(
        askedFor(name, model), new Asker(userAgent, login, mac.map(Mac::toString), model));
  }

  private Optional<String> idOf(String told) {
    return catalogue
        .find(told)
        .map(Model::id)
        .or(() -> catalogue.findOther(told).map(OtherModel::id));
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
