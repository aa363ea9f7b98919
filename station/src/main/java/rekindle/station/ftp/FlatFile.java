package rekindle.station.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.ftpserver.ftplet.FtpFile;
import org.jspecify.annotations.Nullable;
import rekindle.firmware.disk.Published;

/// A name as FTP sees it: a published image, the one folder, or nothing. Nothing can be changed.
///
/// @param name without a slash before it; empty: the folder
/// @param published the image; empty: the folder, or no such file
/// @param siblings what the folder lists
record FlatFile(String name, Optional<Published> published, List<Published> siblings)
    implements FtpFile {

  static FlatFile folder(List<Published> listed) {
    return new FlatFile("", Optional.empty(), listed);
  }

  static FlatFile of(Published published) {
    return new FlatFile(published.name(), Optional.of(published), List.of());
  }

  static FlatFile missing(String name) {
    return new FlatFile(name, Optional.empty(), List.of());
  }

  @Override
  public String getAbsolutePath() {
    return "/" + name;
  }

  @Override
  public String getName() {
    return name.isEmpty() ? "/" : name;
  }

  @Override
  public boolean isHidden() {
    return false;
  }

  @Override
  public boolean isDirectory() {
    return name.isEmpty();
  }

  @Override
  public boolean isFile() {
    return published.isPresent();
  }

  @Override
  public boolean doesExist() {
    return isFile() || isDirectory();
  }

  @Override
  public boolean isReadable() {
    return doesExist();
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public boolean isRemovable() {
    return false;
  }

  @Override
  public String getOwnerName() {
    return "rekindle";
  }

  @Override
  public String getGroupName() {
    return "rekindle";
  }

  @Override
  public int getLinkCount() {
    return 1;
  }

  @Override
  public long getLastModified() {
    return published.map(image -> image.publishedAt().toEpochMilli()).orElse(0L);
  }

  @Override
  public boolean setLastModified(long millis) {
    return false;
  }

  @Override
  public long getSize() {
    return published.map(image -> image.image().sizeBytes()).orElse(0L);
  }

  @Override
  public @Nullable Object getPhysicalFile() {
    return null;
  }

  @Override
  public boolean mkdir() {
    return false;
  }

  @Override
  public boolean delete() {
    return false;
  }

  @Override
  public boolean move(FtpFile destination) {
    return false;
  }

  @Override
  public List<FlatFile> listFiles() {
    return siblings.stream().map(FlatFile::of).toList();
  }

  @Override
  public OutputStream createOutputStream(long offset) throws IOException {
    throw new IOException("nothing is written here");
  }

  @Override
  public InputStream createInputStream(long offset) throws IOException {
    if (published.isEmpty()) {
      throw new IOException("no such file");
    }
    InputStream stream = Files.newInputStream(published.get().file());
    try {
      stream.skipNBytes(offset);
      return stream;
    } catch (IOException shorter) {
      stream.close();
      throw shorter;
    }
  }
}
