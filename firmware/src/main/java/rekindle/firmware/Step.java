package rekindle.firmware;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One step of a recovery, as data: a guide prints it for a person, and the technician does it on a
/// virtual phone.
///
/// Every step carries the sentence to say and the side notes that belong to it.
public sealed interface Step {
  Phrase say();

  List<Fact<Note>> notes();

  /// Take the power away.
  record PowerOff(Phrase say, List<Fact<Note>> notes) implements Step {
    public PowerOff {
      notes = List.copyOf(notes);
    }
  }

  /// Give the power back.
  record PowerOn(Phrase say, List<Fact<Note>> notes) implements Step {
    public PowerOn {
      notes = List.copyOf(notes);
    }
  }

  /// Press one key while a text is shown.
  ///
  /// @param keys any one of these; not empty
  /// @param when the text to wait for
  /// @param within how long the phone waits for the key; zero: as long as it takes
  record Press(Set<Key> keys, ScreenText when, Duration within, Phrase say, List<Fact<Note>> notes)
      implements Step {
    public Press {
      keys = Set.copyOf(keys);
      notes = List.copyOf(notes);
      if (keys.isEmpty() || within.isNegative()) {
        throw new IllegalArgumentException("press " + keys + " within " + within);
      }
    }
  }

  /// Hold a key down from now on, also while the power comes back in a later step.
  ///
  /// @param about how long the document says to hold it while the phone has power
  /// @param until the text that tells to let go
  record Hold(Key key, Duration about, ScreenText until, Phrase say, List<Fact<Note>> notes)
      implements Step {
    public Hold {
      notes = List.copyOf(notes);
    }
  }

  /// Type an address where a text asks for it, and confirm it.
  record TypeAddress(
      AddressField field, ScreenText prompt, Key confirm, Phrase say, List<Fact<Note>> notes)
      implements Step {
    public TypeAddress {
      notes = List.copyOf(notes);
    }
  }

  /// Pick how the image is fetched, where a text asks for it.
  ///
  /// @param keys the key of each protocol; not empty
  /// @param say has places for `{protocol}` and `{key}`
  record PickProtocol(
      Map<Protocol, Key> keys, ScreenText prompt, Phrase say, List<Fact<Note>> notes)
      implements Step {
    public PickProtocol {
      var copy = new EnumMap<Protocol, Key>(Protocol.class);
      copy.putAll(keys);
      keys = Collections.unmodifiableMap(copy);
      notes = List.copyOf(notes);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("a protocol is picked by some key");
      }
    }
  }

  /// Leave the address that is shown where a text asks for it, and confirm it. Allowed only while
  /// phone and server are in one subnet; otherwise do [#typed] instead.
  ///
  /// @param sayTyped the sentence for [#typed]
  record KeepAddress(
      AddressField field,
      ScreenText prompt,
      Key confirm,
      Phrase say,
      Phrase sayTyped,
      List<Fact<Note>> notes)
      implements Step {
    public KeepAddress {
      notes = List.copyOf(notes);
    }

    /// The step that takes the place of this one when server and phone are in different subnets.
    public TypeAddress typed() {
      return new TypeAddress(field, prompt, confirm, sayTyped, notes);
    }
  }

  /// Wait until a text appears and its work is done.
  ///
  /// @param about how long that takes for a typical image; zero: not known
  /// @param keepPower taking the power away now leaves the phone without firmware
  record Await(
      ScreenText shown, Duration about, boolean keepPower, Phrase say, List<Fact<Note>> notes)
      implements Step {
    public Await {
      notes = List.copyOf(notes);
    }
  }

  /// Something that only a person can do or see: short two pins, watch a light.
  record ByHand(Phrase say, List<Fact<Note>> notes) implements Step {
    public ByHand {
      notes = List.copyOf(notes);
    }
  }

  /// The phone runs its new firmware: the recovery is done.
  record Running(Phrase say, List<Fact<Note>> notes) implements Step {
    public Running {
      notes = List.copyOf(notes);
    }
  }
}
