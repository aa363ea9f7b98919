package rekindle.firmware.disk;

import java.nio.file.Path;
import rekindle.firmware.Sha256;

/// Where things lie in the store:
///
/// ```
/// DATA/images/publications.json        the index: every image and every published name
/// DATA/images/publications.copy.json   the same once more, in case the first is damaged
/// DATA/images/objects/SHA256           the bytes of one image, never changed
/// DATA/images/incoming/*.part          images that are just being added, each locked by its adder
/// DATA/images/removed/                 what was removed and can be restored for a while
/// DATA/images/damaged/                 what was found damaged and put aside
/// DATA/images/lock                     locked while the index changes
/// ```
///
/// @param root `DATA/images`
record StoreFolder(Path root) {
  Path publications() {
    return root.resolve("publications.json");
  }

  Path copyOfPublications() {
    return root.resolve("publications.copy.json");
  }

  Path objects() {
    return root.resolve("objects");
  }

  /// The file of an image. Only a sum ever becomes part of this path, never a name.
  Path object(Sha256 image) {
    return objects().resolve(image.hex());
  }

  Path incoming() {
    return root.resolve("incoming");
  }

  Path damaged() {
    return root.resolve("damaged");
  }

  Path removed() {
    return root.resolve("removed");
  }

  Path lock() {
    return root.resolve("lock");
  }
}
