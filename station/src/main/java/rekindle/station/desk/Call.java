package rekindle.station.desk;

import java.util.Optional;
import rekindle.recovery.Asker;

/// Who asks for a name, as far as can be told.
///
/// @param model id of the model whose boot loader asks for that name; empty if no model does
/// @param asker the phone itself
public record Call(Optional<String> model, Asker asker) {

  /// Whether the phone is known to be of another model than the one whose file it asks for.
  public boolean isOfAnotherModel() {
    return model.isPresent() && asker.model().filter(real -> !real.equals(model.get())).isPresent();
  }
}
