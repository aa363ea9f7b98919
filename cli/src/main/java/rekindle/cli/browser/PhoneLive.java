package rekindle.cli.browser;

import java.util.List;
import java.util.Set;
import rekindle.recovery.Wording;

/// What can be seen of a virtual phone at one moment, for Jackson.
///
/// @param version grows with every change; never goes back
/// @param powered whether the plug is in
/// @param rows what the glass shows, a text a line; all empty while it is dark
/// @param cursorLine from 0; -1: no cursor
/// @param cursorColumn from 0; -1: no cursor
/// @param held words of the keys that are down
/// @param loadedBytes of the image so far; 0 before the download
/// @param flashDone of `flashPlanned` operations of the erasing or writing under way; both 0 before
/// @param attempts how many attempts have ended since the phone was taken from the shelf
/// @param ending word of the last one (`running`, `refused`, ...); empty: none has ended yet
/// @param says what that means, in both languages; empty where `ending` is
/// @param firmwareVersion that is whole in the flash after the last attempt; empty: none, or no
///   attempt yet
/// @param trouble why the phone cannot go on at all; empty: it can
record PhoneLive(
    long version,
    boolean powered,
    List<String> rows,
    int cursorLine,
    int cursorColumn,
    Set<String> held,
    long loadedBytes,
    int flashDone,
    int flashPlanned,
    int attempts,
    String ending,
    Wording says,
    String firmwareVersion,
    String trouble) {}
