package rekindle.phone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.AddressField;
import rekindle.firmware.Keypad;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.firmware.ScreenText;

/// The four numbers, asked one after the other in the model's order.
///
/// What was confirmed is offered again at the next attempt, until the power goes (inferred).
final class AddressForm {
  private static final List<AddressField> USUAL_ORDER =
      List.of(AddressField.PHONE, AddressField.SERVER, AddressField.MASK, AddressField.GATEWAY);

  private final Board board;
  private final Glass glass;
  private final List<AddressField> order;
  private final boolean allAreNeeded;
  private final Transition filled;
  private Numbers numbers;

  /// An empty form.
  ///
  /// @param filled what comes when the last number is confirmed
  AddressForm(Board board, Glass glass, Transition filled) {
    this.board = board;
    this.glass = glass;
    this.filled = filled;
    order = orderOf(board.model());
    allAreNeeded = board.model().procedure().value() == Procedure.RESCUE_MODE;
    numbers = offered();
  }

  /// Forgets what was typed.
  void clear() {
    numbers = offered();
  }

  /// Asks for the first number, and then for the others.
  Stage begin(PhoneOutbox out) {
    return ask(order.getFirst(), out);
  }

  Ipv4 server() {
    return numbers.server();
  }

  Keypad keypad() {
    return board.model().keypad();
  }

  /// A number was typed, or left as it was, and confirmed.
  ///
  /// @return what comes next; empty if this number cannot be right
  Optional<Stage> confirmed(AddressField field, Ipv4 typed, long nowNanos, PhoneOutbox out) {
    Numbers now = numbers.with(field, typed);
    boolean last = field == order.getLast();
    if (!now.plausible(field, allAreNeeded) || (last && !now.serverReachable())) {
      return Optional.empty();
    }
    numbers = now;
    return Optional.of(
        last ? filled.enter(nowNanos, out) : ask(order.get(order.indexOf(field) + 1), out));
  }

  void show(AskAddress asking, PhoneOutbox out) {
    if (asking.refused()) {
      glass.message(board.text(ScreenText.BAD_ADDRESS), out);
    } else {
      glass.entry(board.text(promptFor(asking.field())), asking.entry().text(), out);
    }
  }

  private Stage ask(AddressField field, PhoneOutbox out) {
    var entry = AddressEntry.offering(numbers.at(field).toString());
    return new AskAddress(this, field, entry, false).shown(out);
  }

  /// The order of the model's steps, then what they leave out.
  private static List<AddressField> orderOf(Model model) {
    var order = new LinkedHashSet<>(model.addressOrder());
    order.addAll(USUAL_ORDER);
    return List.copyOf(order);
  }

  private Numbers offered() {
    return allAreNeeded ? Numbers.NONE : Numbers.OFFERED;
  }

  private static ScreenText promptFor(AddressField field) {
    return switch (field) {
      case PHONE -> ScreenText.ASK_PHONE;
      case SERVER -> ScreenText.ASK_SERVER;
      case MASK -> ScreenText.ASK_MASK;
      case GATEWAY -> ScreenText.ASK_GATEWAY;
    };
  }
}
