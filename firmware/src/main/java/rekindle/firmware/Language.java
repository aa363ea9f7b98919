package rekindle.firmware;

/// A language that guides are written in.
///
/// What a phone's display shows is not translated: the boot loader speaks English only.
public enum Language {
  EN,
  DE
}
