package rekindle.station.ftp;

import java.util.List;
import org.apache.ftpserver.ftplet.FileSystemView;
import rekindle.firmware.NameKey;
import rekindle.firmware.disk.Published;
import rekindle.station.desk.ImageDesk;

/// One folder with the published names in it. A path is a key of that map and nothing else, so
/// `../../etc/passwd` is just the name of no image.
final class FlatView implements FileSystemView {
  private static final String PARENT = "..";

  private final ImageDesk desk;

  FlatView(ImageDesk desk) {
    this.desk = desk;
  }

  @Override
  public FlatFile getHomeDirectory() {
    return FlatFile.folder(desk.published());
  }

  @Override
  public FlatFile getWorkingDirectory() {
    return getHomeDirectory();
  }

  /// There is no other folder; its parent is itself, as everywhere.
  @Override
  public boolean changeWorkingDirectory(String path) {
    return isFolder(path);
  }

  @Override
  public FlatFile getFile(String path) {
    List<Published> listed = desk.published();
    if (isFolder(path)) {
      return FlatFile.folder(listed);
    }
    NameKey key = NameKey.of(path);
    return listed.stream()
        .filter(one -> NameKey.of(one.name()).equals(key))
        .findFirst()
        .map(FlatFile::of)
        .orElseGet(() -> FlatFile.missing(path));
  }

  @Override
  public boolean isRandomAccessible() {
    return true;
  }

  @Override
  public void dispose() {}

  private static boolean isFolder(String path) {
    NameKey key = NameKey.of(path);
    return key.isEmpty() || key.text().equals(PARENT);
  }
}
