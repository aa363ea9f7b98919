package rekindle.firmware.disk;

import java.nio.file.Path;
import java.time.Instant;
import rekindle.firmware.Image;

/// An image under a name that phones can ask for.
///
/// @param name as it was published; asked for in any spelling that `NameKey` forgives
/// @param model the id of the model it was published for; empty if it was published by name alone
/// @param image the image
/// @param file where its bytes are: read-only, never changed, possibly removed while it is open
/// @param publishedAt when
public record Published(String name, String model, Image image, Path file, Instant publishedAt) {}
