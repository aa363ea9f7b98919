package rekindle.firmware;

/// Which keys mean what while addresses are typed.
///
/// @param next takes what was typed and goes to the next prompt
/// @param start takes the last address and starts the download
/// @param dot puts the dot between the four parts of an address
public record Keypad(Fact<Key> next, Fact<Key> start, Fact<Key> dot) {}
