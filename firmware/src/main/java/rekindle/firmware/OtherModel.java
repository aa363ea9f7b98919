package rekindle.firmware;

import java.util.List;

/// A device of the vendor's for which no boot loader recovery is known.
///
/// @param id its name on the command line, as a [Model]'s
/// @param name how people call it
/// @param why what is known instead
/// @param macPrefixes how its hardware addresses begin
public record OtherModel(
    String id, String name, Fact<Phrase> why, Fact<List<MacPrefix>> macPrefixes) {
  public OtherModel {
    Model.requireId(id);
  }
}
