package rekindle.phone;

import rekindle.firmware.AddressField;
import rekindle.firmware.Key;
import rekindle.firmware.Keypad;
import rekindle.firmware.KeypadLayout;

/// One of the four numbers is being typed.
///
/// Which key goes on is the model's ("next" soft key, up arrow on the snom300; the last one starts
/// the download), and so is the key for the dot. The cross and the left arrow rub out (inferred). A
/// number that cannot be right is refused on the display; the next key brings it back to be mended.
///
/// @param refused whether the refusal is shown instead of the number
record AskAddress(AddressForm form, AddressField field, AddressEntry entry, boolean refused)
    implements Stage {
  @Override
  public Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    Keypad keypad = form.keypad();
    if (key == keypad.next().value() || key == keypad.start().value()) {
      return refused ? mended().shown(out) : confirm(nowNanos, out);
    }
    AskAddress edited = new AskAddress(form, field, edit(key, keypad), false);
    return edited.entry.equals(entry) && !refused ? this : edited.shown(out);
  }

  AskAddress shown(PhoneOutbox out) {
    form.show(this, out);
    return this;
  }

  private AskAddress mended() {
    return new AskAddress(form, field, entry, false);
  }

  private Stage confirm(long nowNanos, PhoneOutbox out) {
    return Ipv4.parse(entry.text())
        .flatMap(typed -> form.confirmed(field, typed, nowNanos, out))
        .orElseGet(() -> new AskAddress(form, field, entry, true).shown(out));
  }

  private AddressEntry edit(Key key, Keypad keypad) {
    if (key.isDigit()) {
      return entry.digit(key.label().charAt(0));
    }
    if (key == keypad.dot().value()) {
      return entry.dot();
    }
    return KeypadLayout.RUBS_OUT.contains(key) ? entry.rubOut() : entry;
  }
}
